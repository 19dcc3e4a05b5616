{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Pick list{{#WHERE}}: {{WHERE_TEXT}}{{/WHERE}}</h1>
<p class="govuk-body">{{COUNT_TEXT}} Printed lists name nobody: the request’s code leads to it.</p>
{{#CHOOSE}}
<form method="get" action="/handover/pick-list" class="kb-no-print">
{{>FIELD}}
<button type="submit" class="govuk-button govuk-button--secondary">Show</button>
</form>
{{/CHOOSE}}
{{#SOME}}
<ul class="kb-rows">
{{#PICK}}
<li class="kb-row kb-pick"><div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{PICK_URL}}">{{PICK_REFERENCE}}</a></h2>
<p class="kb-row__meta">{{PICK_META}}</p>
<ul class="govuk-list kb-pick__items">
{{#ITEM}}
<li><span class="kb-box" aria-hidden="true"></span> <span class="kb-tag">{{ITEM_TAG}}</span> {{ITEM_NAME}}{{#SHELF}}, shelf {{SHELF_TEXT}}{{/SHELF}}</li>
{{/ITEM}}
{{#OTHER}}
<li><span class="kb-box" aria-hidden="true"></span> {{OTHER_TEXT}}</li>
{{/OTHER}}
</ul>
</div>
<div class="kb-row__facts"><a class="govuk-link kb-no-print" href="{{SLIP_URL}}">Packing slip<span class="govuk-visually-hidden"> of {{PICK_REFERENCE}}</span></a></div></li>
{{/PICK}}
</ul>
{{/SOME}}
{{#NONE}}
<p class="govuk-body">Nothing is ready to be picked.</p>
{{/NONE}}
<p class="govuk-body kb-no-print"><button type="button" class="govuk-button govuk-button--secondary" data-kb-print hidden>Print</button></p>
