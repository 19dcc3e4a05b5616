{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Request</span>
<h1 class="govuk-heading-l">{{REFERENCE}}</h1>
<p class="govuk-body"><span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></p>
<p class="govuk-body-l">{{NEXT_STEP}}</p>
{{#ACTION}}
<p><a class="govuk-button" role="button" href="{{ACTION_URL}}" draggable="false" data-module="govuk-button">{{ACTION_TEXT}}</a></p>
{{/ACTION}}
{{>PANEL}}
<h2 class="govuk-heading-m">What they need</h2>
<dl class="govuk-summary-list">
{{#LINE}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{LINE_KIND}}</dt><dd class="govuk-summary-list__value">{{LINE_STATE}}{{#LINE_USES}}<br>{{LINE_USES_TEXT}}{{/LINE_USES}}{{#LINE_DEVICE}}<br>{{#DEVICE_LINK}}<a class="govuk-link" href="{{DEVICE_LINK_TEXT}}">{{/DEVICE_LINK}}{{LINE_DEVICE_TEXT}}{{#DEVICE_LINK}}</a>{{/DEVICE_LINK}}{{/LINE_DEVICE}}</dd></div>
{{/LINE}}
</dl>
<h2 class="govuk-heading-m">Who and how</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_LABEL}}</dt><dd class="govuk-summary-list__value">{{#FACT_LINK}}<a class="govuk-link" href="{{FACT_LINK_TEXT}}">{{/FACT_LINK}}{{FACT_VALUE}}{{#FACT_LINK}}</a>{{/FACT_LINK}}</dd></div>
{{/FACT}}
</dl>
{{#NOTES}}
<h2 class="govuk-heading-m">Notes</h2>
<ul class="kb-rows">
{{#NOTE}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{NOTE_TITLE}}</h3>
<p class="govuk-body kb-lines">{{NOTE_WORDS:pre_escape}}</p>
<p class="kb-row__meta">{{NOTE_META}}</p></div>
</li>
{{/NOTE}}
</ul>
{{/NOTES}}
{{#DOINGS}}
<h2 class="govuk-heading-m">Do something else</h2>
<ul class="govuk-list">
{{#DOING}}
<li><a class="govuk-link" href="{{DOING_URL}}">{{DOING_TEXT}}</a></li>
{{/DOING}}
</ul>
{{/DOINGS}}
{{#AGAIN}}
<form method="post" action="{{AGAIN_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="govuk-button govuk-button--secondary">Ask again for the same person</button>
</form>
{{/AGAIN}}
</div>
