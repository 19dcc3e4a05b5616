{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{DEVICE_NAME}}</span>
<h1 class="govuk-heading-l">Wipe evidence</h1>
<p class="kb-device__head"><span class="kb-tag">{{TAG}}</span> <span class="kb-state kb-state--{{STATE}}">{{STATE_TEXT}}</span></p>
<section class="kb-verdict kb-verdict--{{VERDICT}}" aria-label="Verdict">
{{#MAY_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="m12 23 7 7 14-15" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
{{/MAY_GO}}
{{#MAY_NOT_GO}}
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><path d="M13 0h18l13 13v18L31 44H13L0 31V13z" fill="currentColor"/><path d="M11 22h22" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>
{{/MAY_NOT_GO}}
<p class="kb-verdict__answer">{{VERDICT_TEXT}}</p>
<ul class="kb-verdict__why">
{{#WHY}}
<li>{{WHY_TEXT}}</li>
{{/WHY}}
</ul>
</section>
<h2 class="govuk-heading-m">Disk by disk</h2>
{{#MEDIUM}}
<div class="kb-media">
<h3>{{MEDIUM_NAME}} <span class="kb-state kb-state--{{MEDIUM_STATE}}">{{MEDIUM_STATE_TEXT}}</span></h3>
<p>{{MEDIUM_FACTS}}</p>
{{#MEDIUM_SPAN}}
<p>{{MEDIUM_SPAN_TEXT}}</p>
{{/MEDIUM_SPAN}}
{{#HAS_REASONS}}
<ul>
{{#REASON}}
<li>{{REASON_TEXT}}</li>
{{/REASON}}
</ul>
{{/HAS_REASONS}}
</div>
{{/MEDIUM}}
<p class="govuk-body">Brought {{RECORDED}} by {{RECORDED_BY}}.</p>
{{#HASH}}
<p class="kb-hash">SHA-256 of the file {{HASH_TEXT}}</p>
{{/HASH}}
{{#TIMES_NOTE}}
<p class="govuk-body govuk-hint">{{TIMES_NOTE_TEXT}}</p>
{{/TIMES_NOTE}}
<div class="kb-actions">
<a class="govuk-button" role="button" href="{{NEXT_URL}}" draggable="false" data-module="govuk-button">{{NEXT_TEXT}}</a>
{{#FILE}}
<a class="govuk-link" href="{{FILE_URL}}">Download the file as it was uploaded</a>
{{/FILE}}
</div>
</div>
