{{%AUTOESCAPE context="HTML"}}
<span class="govuk-caption-l">{{KIND}}</span>
<h1 class="govuk-heading-l kb-device__title">{{DEVICE_NAME}}</h1>
<p class="kb-device__head"><span class="kb-tag kb-tag--big">{{TAG}}</span> <span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></p>
<p class="kb-device__place">{{PLACE_TEXT}}</p>
<div class="kb-grid">
<div class="kb-grid__main">
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
{{#CONFLICTS}}
<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> A late or contradictory scan waits for a person. <a class="govuk-link" href="{{CONFLICTS_URL}}">See the conflict</a></strong></div>
{{/CONFLICTS}}
<section class="kb-next" aria-labelledby="next">
<h2 class="govuk-heading-m" id="next">What next</h2>
{{#MAIN_STEP}}
<div class="kb-next__main">
<a class="govuk-button" role="button" href="{{STEP_URL}}" draggable="false" data-module="govuk-button">{{STEP_TEXT}}</a>
<p class="kb-next__hint">{{STEP_HINT}}</p>
</div>
{{/MAIN_STEP}}
{{#NO_STEP}}
<p class="govuk-body">{{NO_STEP_TEXT}}</p>
{{/NO_STEP}}
{{#IN_SHARED_USE}}
<form method="post" action="{{SESSIONS_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="govuk-button govuk-button--secondary">Count one more session</button>
</form>
{{/IN_SHARED_USE}}
{{#OTHER_STEPS}}
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Or</h3>
<ul class="kb-next__rest">
{{#STEP}}
<li><a class="govuk-link" href="{{STEP_URL}}">{{STEP_TEXT}}</a></li>
{{/STEP}}
</ul>
{{/OTHER_STEPS}}
</section>
{{#ELSEWHERE}}
<div class="govuk-inset-text">Its history, its disks and who has it are shown to the staff of its own hub and to managers. If you have it in your hands, record that it is now at your hub.</div>
{{/ELSEWHERE}}
</div>
{{#WITHIN}}
<aside class="kb-grid__side" aria-label="Label">
<div class="kb-label">
<img src="{{LABEL_URL}}" alt="The label: a QR code and {{TAG}}" width="192" height="96">
<p><a class="govuk-link" href="{{REPRINT_URL}}">Print this label again</a></p>
<p><a class="govuk-link" href="{{PUBLIC_URL}}">What the public sees</a></p>
</div>
</aside>
<div class="kb-grid__rest">
<h2 class="govuk-heading-m">The facts</h2>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{FACT_NAME}}</dt><dd class="govuk-summary-list__value">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
<h2 class="govuk-heading-m">Disks and memory</h2>
{{#NO_MEDIA}}
<p class="govuk-body">{{NO_MEDIA_TEXT}}</p>
{{/NO_MEDIA}}
{{#MEDIUM}}
<div class="kb-media">
<h3>{{MEDIUM_NAME}} <span class="kb-state kb-state--{{MEDIUM_STATE}}">{{MEDIUM_STATE_TEXT}}</span></h3>
<p>{{MEDIUM_FACTS}}</p>
</div>
{{/MEDIUM}}
{{#WIPE}}
<p class="govuk-body">{{WIPE_TEXT}} <a class="govuk-link" href="{{WIPE_URL}}">See the evidence</a> or <a class="govuk-link" href="{{CERTIFICATE_URL}}">the certificate for the donor</a>.</p>
{{/WIPE}}
<h2 class="govuk-heading-m" id="history">History</h2>
<ol class="kb-timeline" reversed>
{{#EVENT}}
<li class="kb-timeline__item{{#IN_CONFLICT}} kb-timeline__item--conflict{{/IN_CONFLICT}}">
<h3 class="kb-timeline__title">{{EVENT_TITLE}} {{#LED_TO}}<span class="kb-state kb-state--{{LED_TO_STATE}}">{{LED_TO_TEXT}}</span>{{/LED_TO}}</h3>
<p class="kb-timeline__when">{{HAPPENED}}{{#LATE}}, recorded {{RECORDED}}{{/LATE}}</p>
<p class="kb-timeline__who">{{EVENT_WHO}}</p>
{{#HAS_EVIDENCE}}
<dl class="kb-timeline__evidence">
{{#EVIDENCE}}
<dt>{{EVIDENCE_NAME}}</dt><dd>{{#EVIDENCE_LINK}}<a class="govuk-link" href="{{EVIDENCE_URL}}">{{/EVIDENCE_LINK}}{{EVIDENCE_TEXT}}{{#EVIDENCE_LINK}}</a>{{/EVIDENCE_LINK}}</dd>
{{/EVIDENCE}}
</dl>
{{/HAS_EVIDENCE}}
<details><summary>Proof</summary>
<p class="kb-hash">Event {{EVENT_NUMBER}}, hash {{HASH}}</p>
<p class="kb-hash">Before it {{HASH_BEFORE}}</p>
</details>
</li>
{{/EVENT}}
</ol>
</div>
{{/WITHIN}}
</div>
