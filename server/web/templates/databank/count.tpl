{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Count <span class="kb-ref">{{REFERENCE}}</span></span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body"><strong class="govuk-tag">{{STATE}}</strong> {{COUNTED}}</p>
{{#OPEN}}
<form method="post" action="{{COUNT_URL}}/numbers" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button govuk-button--secondary">Count them</button></div>
</form>
{{/OPEN}}
{{#PROGRESS}}
<h2 class="govuk-heading-m">So far</h2>
<ul class="kb-rows">
{{#BUNDLE}}
<li class="kb-row"><div><h3 class="kb-row__title">{{BUNDLE_NAME}}</h3></div>
<div class="kb-row__facts"><span class="kb-row__fact">{{BUNDLE_FACT}}</span></div></li>
{{/BUNDLE}}
</ul>
{{/PROGRESS}}
{{#OPEN}}
<form method="post" action="{{COUNT_URL}}/close">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_B}}">
<button type="submit" class="govuk-button">Close the count</button>
</form>
{{/OPEN}}
{{#GROUP}}
<h2 class="govuk-heading-m">{{GROUP_TITLE}}</h2>
<ul class="govuk-list">
{{#LINE}}
<li><span class="kb-tag">{{NUMBER}}</span> {{WORDS}}</li>
{{/LINE}}
</ul>
{{#SETTLE}}
<p class="govuk-body"><a class="govuk-link" href="{{COUNT_URL}}/missing">Say what becomes of them</a></p>
{{/SETTLE}}
{{/GROUP}}
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
{{#OPEN}}
<form method="post" action="{{COUNT_URL}}/cancellation">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID_C}}">
<button type="submit" class="kb-link-button">Cancel this count</button>
</form>
{{/OPEN}}
</div>
