{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{BUNDLE}}, {{HUB}}</span>
<h1 class="govuk-heading-l">Delivery {{REFERENCE}}</h1>
<p class="kb-device__head"><span class="kb-state kb-state--{{COLOUR}}">{{STATE}}</span></p>
<p class="govuk-body govuk-!-font-weight-bold">{{COUNT}}</p>
{{#OPEN}}
<p class="govuk-body"><a class="govuk-button" role="button" href="{{RECEIVE_URL}}" draggable="false" data-module="govuk-button">Count it: receive what came</a></p>
{{#EXPECTED}}
<form method="post" action="{{ARRIVAL_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<p class="govuk-body"><button type="submit" class="kb-link-button">It has arrived, and will be counted later</button></p>
</form>
{{/EXPECTED}}
<p class="govuk-body"><a class="govuk-link" href="{{CLOSE_URL}}">Everything is counted: close it</a></p>
{{/OPEN}}
<h2 class="govuk-heading-m">The facts</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<p class="govuk-body"><a class="govuk-link" href="{{ITEMS_URL}}">What there is of this bundle</a></p>
