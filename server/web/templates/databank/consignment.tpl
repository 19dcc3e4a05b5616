{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Packet <span class="kb-ref">{{REFERENCE}}</span></span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body"><strong class="govuk-tag">{{STATE}}</strong></p>
{{#NEXT_HINT}}
<p class="govuk-body">{{NEXT_HINT_TEXT}}</p>
{{/NEXT_HINT}}
{{#PACK}}
<form method="post" action="{{PACKET_URL}}/contents" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Put them in</button>
<a class="govuk-link" href="{{PACKET_URL}}/more">Add a range, or the next to expire</a></div>
</form>
{{#GONE}}
<div class="govuk-inset-text"><p class="govuk-body">{{GONE_TEXT}}</p>
<form method="post" action="{{PACKET_URL}}/removal">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_B}}">
<button type="submit" class="govuk-button govuk-button--secondary">Take them out</button>
</form></div>
{{/GONE}}
{{#SEND}}
<form method="post" action="{{PACKET_URL}}/dispatch">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_C}}">
<button type="submit" class="govuk-button">Send it to {{TO}}</button>
</form>
{{/SEND}}
{{/PACK}}
{{#RECEIVE}}
<form method="post" action="{{PACKET_URL}}/arrival">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_B}}">
<input type="hidden" name="how" value="whole">
<div class="kb-actions"><button type="submit" class="govuk-button">It is here, with all {{COUNT}} in it</button>
<a class="govuk-link" href="{{PACKET_URL}}/arrival">I counted something else</a></div>
</form>
{{/RECEIVE}}
{{#MISSING}}
<h2 class="govuk-heading-m">Missing</h2>
<ul class="govuk-list">
{{#MISSING_ITEM}}
<li><span class="kb-tag">{{NUMBER}}</span></li>
{{/MISSING_ITEM}}
</ul>
<div class="kb-actions">
{{#MAY_FIND}}
<a class="govuk-link" href="{{PACKET_URL}}/found">It was found</a>
{{/MAY_FIND}}
{{#MAY_LOSE}}
<a class="govuk-link" href="{{PACKET_URL}}/lost">It is lost</a>
{{/MAY_LOSE}}
</div>
{{/MISSING}}
{{#EXTRAS}}
<h2 class="govuk-heading-m">Also found in it</h2>
<ul class="govuk-list">
{{#EXTRA}}
<li><span class="kb-tag">{{NUMBER}}</span> {{WORDS}}</li>
{{/EXTRA}}
</ul>
{{/EXTRAS}}
<h2 class="govuk-heading-m">In the packet</h2>
{{#EMPTY}}
<p class="govuk-body">Nothing yet.</p>
{{/EMPTY}}
<ul class="kb-rows">
{{#SUM}}
<li class="kb-row"><div><h3 class="kb-row__title">{{BUNDLE}}</h3></div>
<div class="kb-row__facts"><span class="kb-row__fact">{{BUNDLE_COUNT}}</span></div></li>
{{/SUM}}
</ul>
{{#NUMBERS}}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">All numbers</span></summary>
<div class="govuk-details__text"><ul class="govuk-list">
{{#LINE}}
<li><span class="kb-tag">{{NUMBER}}</span> {{FATE}}</li>
{{/LINE}}
</ul></div></details>
{{/NUMBERS}}
<h2 class="govuk-heading-m">What happened</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<p class="govuk-body"><a class="govuk-link" href="{{PACKET_URL}}/label">Label to print</a></p>
{{#CANCEL}}
<form method="post" action="{{PACKET_URL}}/cancellation">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_D}}">
<button type="submit" class="kb-link-button">Cancel this packet</button>
</form>
{{/CANCEL}}
</div>
