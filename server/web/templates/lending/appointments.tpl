{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Appointments on {{DAY}}</h1>
<nav aria-label="Days" class="kb-no-print">
<p class="govuk-body"><a class="govuk-link" href="{{BEFORE_URL}}">The day before</a> &nbsp; <a class="govuk-link" href="{{AFTER_URL}}">The day after</a></p>
</nav>
{{#HUBS}}
<nav aria-label="Hubs" class="kb-no-print">
<ul class="govuk-list">
{{#HUB}}
<li>{{#CHOSEN}}<strong aria-current="page">{{HUB_TEXT}}</strong>{{/CHOSEN}}{{#OTHER}}<a class="govuk-link" href="{{HUB_URL}}">{{HUB_TEXT}}</a>{{/OTHER}}</li>
{{/HUB}}
</ul>
</nav>
{{/HUBS}}
{{#NONE}}
<p class="govuk-body">Nobody has an appointment on this day.</p>
{{/NONE}}
{{#SOME}}
<ul class="kb-rows">
{{#APPOINTMENT}}
<li class="kb-row"><div>
<h2 class="kb-row__title">{{TIME}}, {{KIND}}</h2>
<p class="kb-row__meta">Request <a class="govuk-link" href="{{REQUEST_URL}}">{{REQUEST_TEXT}}</a>, {{MINUTES}} minutes at {{PLACE}}</p>
</div>
<div class="kb-row__facts">
<span class="kb-row__fact">{{STATE_TEXT}}</span>
{{#MISS}}
<a class="govuk-link kb-no-print" href="{{MISS_URL}}">Nobody came<span class="govuk-visually-hidden"> for {{REQUEST_TEXT}}</span></a>
{{/MISS}}
</div></li>
{{/APPOINTMENT}}
</ul>
<p class="govuk-body kb-no-print"><button type="button" class="govuk-button govuk-button--secondary" data-kb-print hidden>Print</button></p>
{{/SOME}}
