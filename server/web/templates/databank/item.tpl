{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{KIND}}, {{BUNDLE}}</span>
<h1 class="govuk-heading-l kb-device__title">{{REFERENCE}}</h1>
<p class="kb-device__head"><span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></p>
<p class="kb-device__place">{{PLACE_TEXT}}</p>
<section class="kb-verdict kb-verdict--{{VERDICT}}" aria-labelledby="verdict">
{{#MAY_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="m12 23 7 7 14-15" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
{{/MAY_GO}}
{{#MAY_NOT_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><path d="M13 0h18l13 13v18L31 44H13L0 31V13z" fill="currentColor"/><path d="M11 22h22" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>
{{/MAY_NOT_GO}}
{{#IS_OUT}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="M11 22h20m-8-9 9 9-9 9" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
{{/IS_OUT}}
<h2 class="kb-verdict__answer" id="verdict">{{VERDICT_TEXT}}</h2>
<ul class="kb-verdict__why">
{{#WHY}}
<li>{{WHY_TEXT}}</li>
{{/WHY}}
</ul>
</section>
<section class="kb-next" aria-labelledby="next">
<h2 class="govuk-heading-m" id="next">What next</h2>
{{#MAIN_STEP}}
<div class="kb-next__main">
<a class="govuk-button" role="button" href="{{STEP_URL}}" draggable="false" data-module="govuk-button">{{STEP_TEXT}}</a>
<p class="kb-next__hint">{{STEP_HINT}}</p>
</div>
{{/MAIN_STEP}}
{{#NO_STEP}}
<p class="govuk-body">Nothing for you to do here now.</p>
{{/NO_STEP}}
{{#OTHER_STEPS}}
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Or</h3>
<ul class="kb-next__rest">
{{#STEP}}
<li><a class="govuk-link" href="{{STEP_URL}}">{{STEP_TEXT}}</a></li>
{{/STEP}}
</ul>
{{/OTHER_STEPS}}
</section>
<h2 class="govuk-heading-m">The facts</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{#FACT_LINK}}<a class="govuk-link" href="{{FACT_URL}}">{{/FACT_LINK}}{{FACT_TEXT}}{{#FACT_LINK}}</a>{{/FACT_LINK}}</dd></div>
{{/FACT}}
</dl>
{{#SHOWINGS}}
<h2 class="govuk-heading-m" id="showings">Who has seen its code</h2>
{{#NEVER}}
<p class="govuk-body">Nobody yet.</p>
{{/NEVER}}
<ul class="govuk-list govuk-list--bullet">
{{#SHOWING}}
<li>{{SHOWN_AT}}: {{SHOWN_TO}}, {{SHOWN_WHY}}</li>
{{/SHOWING}}
</ul>
{{/SHOWINGS}}
<h2 class="govuk-heading-m" id="history">History</h2>
<ol class="kb-timeline" reversed>
{{#EVENT}}
<li class="kb-timeline__item">
<h3 class="kb-timeline__title">{{EVENT_TITLE}} <span class="kb-state kb-state--{{LED_TO_STATE}}">{{LED_TO_TEXT}}</span></h3>
<p class="kb-timeline__when">{{HAPPENED}}{{#RECORDED}}, recorded {{RECORDED_TEXT}}{{/RECORDED}}</p>
<p class="kb-timeline__who">{{EVENT_WHO}}</p>
{{#WORDS}}
<p class="kb-timeline__who">{{WORDS_TEXT}}</p>
{{/WORDS}}
</li>
{{/EVENT}}
</ol>
