{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<nav aria-label="Which loans" class="kb-no-print">
<ul class="govuk-list">
{{#CHOICE}}
<li>{{#CHOSEN}}<strong aria-current="page">{{CHOICE_TEXT}}</strong>{{/CHOSEN}}{{#OTHER}}<a class="govuk-link" href="{{CHOICE_URL}}">{{CHOICE_TEXT}}</a>{{/OTHER}}</li>
{{/CHOICE}}
</ul>
</nav>
{{#HUBS}}
<nav aria-label="Hubs" class="kb-no-print">
<ul class="govuk-list">
{{#HUB_CHOICE}}
<li>{{#CHOSEN}}<strong aria-current="page">{{HUB_NAME}}</strong>{{/CHOSEN}}{{#OTHER}}<a class="govuk-link" href="{{HUB_URL}}">{{HUB_NAME}}</a>{{/OTHER}}</li>
{{/HUB_CHOICE}}
</ul>
</nav>
{{/HUBS}}
{{#NONE}}
<p class="govuk-body">{{NONE_TEXT}}</p>
{{/NONE}}
{{#SOME}}
<ul class="kb-rows">
{{#LOAN}}
<li class="kb-row"><div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{DEVICE_URL}}">{{DEVICE_NAME}}</a></h2>
<p class="kb-row__meta"><span class="kb-tag">{{TAG}}</span> due {{DUE}}{{#REQUEST}}, request <a class="govuk-link" href="{{REQUEST_URL}}">{{REQUEST_TEXT}}</a>{{/REQUEST}}{{#HUB}}, from {{HUB_TEXT}}{{/HUB}}</p>
{{#RENEWED}}
<p class="kb-row__meta">{{RENEWED_TEXT}}</p>
{{/RENEWED}}
</div>
<div class="kb-row__facts">
<span class="kb-row__fact">{{HOW_LATE}}</span>
{{#TAKE_BACK}}
<a class="govuk-link" href="{{TAKE_BACK_URL}}">Take it back<span class="govuk-visually-hidden"> {{DEVICE_NAME}} {{TAG}}</span></a>
{{/TAKE_BACK}}
{{#RENEW}}
<a class="govuk-link" href="{{RENEW_URL}}">Renew<span class="govuk-visually-hidden"> {{DEVICE_NAME}} {{TAG}}</span></a>
{{/RENEW}}
{{#REPORT_LOST}}
<a class="govuk-link" href="{{LOST_URL}}">Report it lost<span class="govuk-visually-hidden"> {{DEVICE_NAME}} {{TAG}}</span></a>
{{/REPORT_LOST}}
</div></li>
{{/LOAN}}
</ul>
{{/SOME}}
{{#NEXT}}
<p class="govuk-body"><a class="govuk-link" href="{{NEXT_URL}}">The next page</a></p>
{{/NEXT}}
