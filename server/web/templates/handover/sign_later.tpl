{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Handover {{REFERENCE}}</span>
<h1 class="govuk-heading-l">Sign for it</h1>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<form method="post" action="{{ACTION}}" enctype="multipart/form-data" novalidate>
{{>FORM_FIELDS}}
{{>SIGN}}
<button type="submit" class="govuk-button kb-wide">They have signed</button>
</form>
</div>
