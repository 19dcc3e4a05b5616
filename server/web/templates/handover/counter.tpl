{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{KIND}}</span>
<h1 class="govuk-heading-l">Hand over for <span class="kb-ref">{{REFERENCE}}</span></h1>
<dl class="govuk-summary-list govuk-summary-list--no-border kb-facts">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
{{#ITEMS}}
<h2 class="govuk-heading-m">What is set aside</h2>
<ul class="kb-rows">
{{#ITEM}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{ITEM_NAME}}</h3>
<p class="kb-row__meta">{{ITEM_META}}</p>
</div>
<div class="kb-row__facts"><span class="kb-tag">{{ITEM_TAG}}</span>
{{#ITEM_HERE}}
<span class="kb-row__fact">In your hand</span>
{{/ITEM_HERE}}
</div></li>
{{/ITEM}}
</ul>
{{/ITEMS}}
{{#CLOSED}}
<div class="govuk-inset-text">{{CLOSED_TEXT}}</div>
{{/CLOSED}}
{{#SCAN_ITEM}}
<form method="get" action="{{ACTION}}" class="kb-scan-item">
<div class="govuk-form-group">
<label class="govuk-label govuk-label--m" for="tag">Scan the item</label>
<div id="tag-hint" class="govuk-hint">Hold the item and scan its label, or type what it says.</div>
<input class="govuk-input kb-input--code" id="tag" name="tag" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" aria-describedby="tag-hint" autofocus>
</div>
<button type="submit" class="govuk-button">Go on</button>
</form>
{{#WITHOUT_ITEM}}
<p class="govuk-body"><a class="govuk-link" href="{{WITHOUT_URL}}">There is no item: give a SIM, accessories or help alone</a></p>
{{/WITHOUT_ITEM}}
{{/SCAN_ITEM}}
{{#VERDICT}}
<section class="kb-verdict kb-verdict--{{VERDICT_KIND}}" aria-labelledby="verdict">
{{#MAY_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="m12 23 7 7 14-15" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
{{/MAY_GO}}
{{#MAY_NOT_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><path d="M13 0h18l13 13v18L31 44H13L0 31V13z" fill="currentColor"/><path d="M11 22h22" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>
{{/MAY_NOT_GO}}
<h2 class="kb-verdict__answer" id="verdict">{{VERDICT_TEXT}}</h2>
<ul class="kb-verdict__why"><li>{{VERDICT_WHY}}</li></ul>
</section>
{{/VERDICT}}
{{#OTHER_ITEM}}
<p class="govuk-body"><a class="govuk-link" href="{{ACTION}}">Scan another item</a></p>
{{/OTHER_ITEM}}
{{#FORM}}
<form method="post" action="{{ACTION}}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="tag" value="{{TAG}}">
<input type="hidden" name="without" value="{{WITHOUT}}">
{{#COUNTS}}
<fieldset class="govuk-fieldset kb-group"{{#COUNT_ERROR}} aria-describedby="accessories-error"{{/COUNT_ERROR}}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Count what goes with it</legend>
{{#COUNT_ERROR}}
<p id="accessories-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {{COUNT_ERROR_TEXT}}</p>
{{/COUNT_ERROR}}
{{#COUNT}}
<div class="kb-count" data-kb-count>
<label class="govuk-label" for="{{COUNT_ID}}">{{COUNT_NAME}}</label>
<input class="govuk-input govuk-input--width-2" id="{{COUNT_ID}}" name="count-{{COUNT_PLACE}}" type="text" inputmode="numeric" autocomplete="off" value="{{COUNT_VALUE}}">
</div>
{{/COUNT}}
<div class="kb-count" data-kb-count>
<span><label class="govuk-label" for="other-name">Something else</label>
<input class="govuk-input" id="other-name" name="other-name" type="text" maxlength="40" autocomplete="off" value="{{OTHER_NAME}}"></span>
<input class="govuk-input govuk-input--width-2" id="other-count" name="other-count" type="text" inputmode="numeric" autocomplete="off" aria-label="How many of something else" value="{{OTHER_COUNT}}">
</div>
</fieldset>
{{/COUNTS}}
{{#DATA}}
<h2 class="govuk-heading-m">The SIM that goes with it</h2>
<ul class="kb-rows">
{{#TAKE}}
<li class="kb-row"><div><h3 class="kb-row__title">{{TAKE_BUNDLE}}</h3><p class="kb-row__meta">{{TAKE_BY}}</p></div><div class="kb-row__facts"><span class="kb-tag">{{TAKE_NUMBER}}</span></div></li>
{{/TAKE}}
</ul>
{{#TERMS}}
<h3 class="govuk-heading-s">What they agree to with {{TERMS_NETWORK}}</h3>
<div class="govuk-inset-text kb-lines">{{TERMS_TEXT}}</div>
{{/TERMS}}
{{/DATA}}
{{>FORM_FIELDS}}
{{>SIGN}}
<button type="submit" class="govuk-button kb-wide">{{SUBMIT}}</button>
</form>
{{/FORM}}
<p class="govuk-body"><a class="govuk-link" href="{{SLIP_URL}}">Packing slip</a></p>
{{#MAY_FAIL}}
<p class="govuk-body"><a class="govuk-link" href="{{FAIL_URL}}">It could not be delivered</a></p>
{{/MAY_FAIL}}
</div>
