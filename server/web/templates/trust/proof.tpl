{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body">{{SENTENCE}}</p>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">{{FACT_NAME}}</dt>
<dd class="govuk-summary-list__value">{{FACT_VALUE}}</dd>
</div>
{{/FACT}}
</dl>
<p class="govuk-body"><a class="govuk-link" href="/proof">Check another proof</a></p>
</div>
