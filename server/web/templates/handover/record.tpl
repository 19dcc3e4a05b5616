{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{KIND}}</span>
<h1 class="govuk-heading-l">Handover <span class="kb-ref">{{REFERENCE}}</span></h1>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<ul class="govuk-list">
{{#LINK}}
<li><a class="govuk-link" href="{{LINK_URL}}">{{LINK_TEXT}}</a></li>
{{/LINK}}
</ul>
{{#INK}}
<h2 class="govuk-heading-m">Signature</h2>
<svg class="kb-ink" viewBox="0 0 1000 400" role="img" aria-label="The signature"><path d="{{INK_PATH}}" fill="none" stroke="currentColor" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/></svg>
{{/INK}}
{{#ASK}}
<h2 class="govuk-heading-m">See the signature</h2>
<p class="govuk-body">It is the person’s own hand. That you looked is recorded.</p>
<form method="post" action="{{READING_URL}}" novalidate>
{{>FORM_FIELDS}}
<button type="submit" class="govuk-button govuk-button--secondary">Show it</button>
</form>
{{/ASK}}
</div>
