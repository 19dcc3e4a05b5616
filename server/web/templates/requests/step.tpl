{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{CAPTION}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#INTRO}}
<p class="govuk-body">{{INTRO_TEXT}}</p>
{{/INTRO}}
<form method="post" action="{{ACTION}}" autocomplete="off" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">Continue</button>
<button type="submit" class="govuk-button govuk-button--secondary" name="later" value="yes">Save and come back later</button>
</div>
</form>
</div>
