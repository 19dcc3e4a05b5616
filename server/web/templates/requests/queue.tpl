{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Requests</h1>
<ul class="kb-queue__counts">
{{#COUNTED}}
<li><a class="govuk-link" href="{{COUNTED_URL}}">{{COUNTED_TEXT}}</a></li>
{{/COUNTED}}
</ul>
<p class="govuk-body">{{#MAY_ASK}}<a class="govuk-link" href="/requests/new">Enter a request</a> &middot; {{/MAY_ASK}}<a class="govuk-link" href="/requests/mine">What I entered myself</a></p>
<form class="kb-filters" method="get" action="/requests" role="search" aria-label="Narrow the list">
<div class="kb-queue__filters">
{{>FIELD}}
</div>
<div class="kb-actions">
<button type="submit" class="govuk-button govuk-button--secondary">Show</button>
{{#FILTERED}}
<a class="govuk-link" href="/requests">Clear all</a>
{{/FILTERED}}
</div>
</form>
{{#EMPTY}}
<p class="govuk-body">No request matches.</p>
{{/EMPTY}}
{{#SOME}}
<form method="post" action="/requests/acceptances">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<input type="hidden" name="back" value="{{BACK}}">
<ol class="kb-rows">
{{#ROW}}
<li class="kb-row kb-queue__row">
<div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{ROW_URL}}">{{ROW_TITLE}}</a></h2>
<p class="kb-row__meta">{{ROW_META}}</p>
<p class="kb-row__meta"><strong>{{POINTS}}</strong>{{#REASONS}}: {{REASONS_TEXT}}{{/REASONS}}</p>
{{#HOLD}}
<p class="kb-row__meta"><strong>{{HOLD_TEXT}}</strong></p>
{{/HOLD}}
</div>
<div class="kb-row__facts"><span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span>{{#WORKER}} <span>{{WORKER_TEXT}}</span>{{/WORKER}}
{{#CHOOSE}}
<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="choose-{{REFERENCE}}" name="request" type="checkbox" value="{{REFERENCE}}">
<label class="govuk-label govuk-checkboxes__label" for="choose-{{REFERENCE}}">Choose<span class="govuk-visually-hidden"> {{REFERENCE}}</span></label>
</div></div>
{{/CHOOSE}}
</div>
</li>
{{/ROW}}
</ol>
{{#CAN_ACCEPT}}
<div class="kb-actions"><button type="submit" class="govuk-button" data-prevent-double-click="true">Accept those chosen</button></div>
{{/CAN_ACCEPT}}
</form>
{{/SOME}}
{{#PAGES}}
<nav class="govuk-pagination" aria-label="Pages">
{{#PREVIOUS}}
<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{{PREVIOUS_URL}}" rel="prev"><span class="govuk-pagination__link-title">Previous page</span></a></div>
{{/PREVIOUS}}
{{#NEXT}}
<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{{NEXT_URL}}" rel="next"><span class="govuk-pagination__link-title">Next page</span></a></div>
{{/NEXT}}
</nav>
{{/PAGES}}
