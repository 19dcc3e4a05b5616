{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
{{#ABOUT}}
<span class="govuk-caption-l">{{ABOUT_TEXT}}</span>
{{/ABOUT}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#ABOUT}}
<p class="kb-device__head"><span class="kb-tag">{{ABOUT_TAG}}</span> <span class="kb-state kb-state--{{ABOUT_STATE}}">{{ABOUT_STATE_TEXT}}</span></p>
{{/ABOUT}}
{{#INTRO}}
<p class="govuk-body">{{INTRO_TEXT}}</p>
{{/INTRO}}
{{#WARNING}}
<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {{WARNING_TEXT}}</strong></div>
{{/WARNING}}
<form method="post" action="{{ACTION}}"{{#UPLOAD}} enctype="multipart/form-data"{{/UPLOAD}} novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button{{#GRAVE}} govuk-button--warning{{/GRAVE}}">{{SUBMIT}}</button>
{{#CANCEL}}
<a class="govuk-link" href="{{CANCEL_URL}}">Cancel</a>
{{/CANCEL}}
</div>
</form>
{{#OTHER_WAY}}
<p class="govuk-body"><a class="govuk-link" href="{{OTHER_WAY_URL}}">{{OTHER_WAY_TEXT}}</a></p>
{{/OTHER_WAY}}
</div>
