{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow kb-sheet">
<span class="govuk-caption-l">{{SCHEME}}</span>
<h1 class="govuk-heading-l">Packet <span class="kb-ref">{{REFERENCE}}</span></h1>
<svg class="kb-qr kb-qr--slip" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="QR code of {{REFERENCE}}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{{SIDE}}v{{SIDE}}h-{{SIDE}}z"/><path fill="#000" d="{{MODULES}}"/></svg>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<p class="govuk-body">At another hub? Keep it closed and tell {{FROM}}.</p>
<p class="govuk-body kb-no-print"><button type="button" class="govuk-button govuk-button--secondary" data-kb-print hidden>Print</button></p>
</div>
