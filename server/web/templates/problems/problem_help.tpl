{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Help with a message</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body-l">{{SENTENCE}}</p>
<h2 class="govuk-heading-m">Will trying again help?</h2>
<p class="govuk-body">{{RETRY_TEXT}}</p>
<h2 class="govuk-heading-m">For programs</h2>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Code</dt><dd class="govuk-summary-list__value kb-mono">{{CODE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">HTTP status</dt><dd class="govuk-summary-list__value">{{STATUS}}</dd></div>
</dl>
</div>
