{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{PLACE}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#PROGRESS}}
<p class="govuk-body" role="status"><strong>{{PROGRESS_TEXT}}</strong></p>
<progress class="kb-progress" value="{{DONE}}" max="{{ALL}}" aria-label="Lines loaded">{{PROGRESS_TEXT}}</progress>
<p class="govuk-body">This page shows its progress by itself every two seconds. You can leave it: the loading goes on.</p>
{{/PROGRESS}}
{{#SAID}}
<p class="govuk-body">{{SAID_TEXT}}</p>
{{/SAID}}
{{#UNREAD}}
<div class="govuk-inset-text">{{UNREAD_TEXT}}</div>
{{/UNREAD}}
<h2 class="govuk-heading-m">{{COUNTS_TITLE}}</h2>
<dl class="govuk-summary-list">
{{#COUNT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{COUNT_TEXT}}</dt><dd class="govuk-summary-list__value"><a class="govuk-link" href="{{COUNT_URL}}">{{COUNT_NUMBER}}<span class="govuk-visually-hidden"> lines: {{COUNT_TEXT}}</span></a></dd></div>
{{/COUNT}}
</dl>
{{#LOAD}}
{{#NOTHING_TO_LOAD}}<p class="govuk-body">There is nothing to load in it.</p>{{/NOTHING_TO_LOAD}}
{{#CAN_LOAD}}
<form method="post" action="{{LOAD_URL}}" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">{{LOAD_TEXT}}</button>
</div>
</form>
{{/CAN_LOAD}}
<form method="post" action="{{DROP_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{DROP_ID}}">
<p class="govuk-body"><button type="submit" class="kb-link-button">Drop this file, load nothing</button></p>
</form>
{{/LOAD}}
{{#SOME}}
<h2 class="govuk-heading-m">{{LINES_TITLE}}</h2>
<ul class="kb-rows">
{{#LINE}}
<li class="kb-row"><div>
<h3 class="kb-row__title">Line {{NUMBER}}: {{#LINE_LINK}}<a class="govuk-link" href="{{LINE_LINK_TEXT}}">{{/LINE_LINK}}{{SHOWN}}{{#LINE_LINK}}</a>{{/LINE_LINK}}</h3>
<p class="kb-row__meta">{{SENTENCE}}</p>
</div>
<div class="kb-row__facts"><span class="kb-state kb-state--{{COLOUR}}">{{FATE}}</span></div>
</li>
{{/LINE}}
</ul>
{{/SOME}}
{{#NEXT}}
<p class="govuk-body"><a class="govuk-link" href="{{NEXT_URL}}" rel="next">The next lines</a></p>
{{/NEXT}}
{{#LINK}}
<p class="govuk-body"><a class="govuk-link" href="{{LINK_URL}}">{{LINK_TEXT}}</a></p>
{{/LINK}}
