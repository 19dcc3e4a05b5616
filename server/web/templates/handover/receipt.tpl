{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow kb-sheet">
<span class="govuk-caption-l">{{SCHEME}}</span>
<h1 class="govuk-heading-l">Your receipt</h1>
{{#DUE}}
<p class="kb-due">Bring it back by <strong>{{DUE_TEXT}}</strong></p>
{{/DUE}}
{{#FOR_KEEPS}}
<p class="kb-due">It is yours to keep.</p>
{{/FOR_KEEPS}}
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
{{#DATA}}
<h2 class="govuk-heading-m">{{DATA_HEADING}}</h2>
<p class="govuk-body">It is yours to keep.</p>
<dl class="govuk-summary-list">
{{#DATA_FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{DATA_NAME}}</dt><dd class="govuk-summary-list__value">{{DATA_TEXT}}</dd></div>
{{/DATA_FACT}}
</dl>
{{#STEPS}}
<h3 class="govuk-heading-s">How to start</h3>
<p class="govuk-body kb-lines">{{STEPS_TEXT}}</p>
{{/STEPS}}
{{/DATA}}
<h2 class="govuk-heading-m">If you need help</h2>
<p class="govuk-body">{{HELP}}</p>
{{#TIMES}}
<p class="govuk-body">{{TIMES_TEXT}}</p>
{{/TIMES}}
<h2 class="govuk-heading-m">What you agreed to</h2>
{{>AGREEMENT}}
<p class="govuk-body kb-no-print"><button type="button" class="govuk-button govuk-button--secondary" data-kb-print hidden>Print</button></p>
<p class="govuk-body kb-no-print"><a class="govuk-link" href="/handover">Hand over the next</a></p>
</div>
