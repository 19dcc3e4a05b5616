{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body">{{INTRO_TEXT}}</p>
{{#REPORT}}
<p class="govuk-body"><a class="govuk-link" href="/monitoring">See the report</a></p>
{{/REPORT}}
<form method="post" action="{{ACTION}}" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">{{SUBMIT}}</button>
</div>
</form>
</div>
