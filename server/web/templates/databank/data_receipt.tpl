{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow kb-sheet">
<span class="govuk-caption-l">{{SCHEME}}</span>
<h1 class="govuk-heading-l">Your receipt <span class="kb-ref">{{REFERENCE}}</span></h1>
<p class="kb-due">It is yours to keep.</p>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
{{#STEPS}}
<h2 class="govuk-heading-m">How to start</h2>
<p class="govuk-body kb-lines">{{STEPS_TEXT}}</p>
{{/STEPS}}
<h2 class="govuk-heading-m">If you need help</h2>
<p class="govuk-body">{{HELP}}</p>
<div class="kb-no-print">
<p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" data-kb-print hidden>Print</button></p>
<h2 class="govuk-heading-m">For you</h2>
<p class="govuk-body">{{OUTCOME}}. <a class="govuk-link" href="{{ITEM_URL}}">Open {{ITEM_NUMBER}}</a></p>
{{#OVER}}
<p class="govuk-body">{{OVER_TEXT}}</p>
{{/OVER}}
{{#OF_REQUEST}}
<p class="govuk-body"><a class="govuk-link" href="{{REQUEST_URL}}">Request {{REQUEST}}</a></p>
{{/OF_REQUEST}}
{{#BEFORE}}
<p class="govuk-body"><a class="govuk-link" href="{{BEFORE_URL}}">{{BEFORE_TEXT}}</a></p>
{{/BEFORE}}
{{#GIVE_NEXT}}
<p class="govuk-body"><a class="govuk-link" href="/data/give">Give the next</a></p>
{{/GIVE_NEXT}}
</div>
</div>
