{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{TITLE}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{>AGREEMENT}}
{{#CONFIRM}}
<form method="post" action="/organisation/agreements" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<input type="hidden" name="kind" value="{{TEXT_KIND}}">
<input type="hidden" name="language" value="{{TEXT_LANGUAGE}}">
<input type="hidden" name="text" value="{{TYPED}}">
<div class="kb-actions">
<button type="submit" class="govuk-button" name="step" value="write">Use this from now on</button>
<button type="submit" class="govuk-button govuk-button--secondary" name="step" value="change">Change it</button>
</div>
</form>
{{/CONFIRM}}
</div>
