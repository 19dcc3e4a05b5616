{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Conflicts</h1>
<p class="govuk-body">A scan that could not be true as things stood: it came late, or two hubs say different things. Nothing is lost and nothing is decided until a person looks.</p>
<p class="kb-count"><strong>{{COUNT_TEXT}}</strong></p>
<ul class="kb-rows">
{{#CONFLICT}}
<li class="kb-row"><div>
<h2 class="kb-row__title"><a class="govuk-link" href="{{CONFLICT_URL}}">{{CONFLICT_TITLE}}</a></h2>
<p class="kb-row__meta">{{CONFLICT_NOTE}}</p></div>
<div class="kb-row__facts"><span class="kb-tag">{{TAG}}</span></div>
</li>
{{/CONFLICT}}
</ul>
{{#SCANS}}
<h2 class="govuk-heading-m">Scans set aside</h2>
<p class="govuk-body">These could not be put into any device’s history. Closing one takes it off this list; the scan itself is kept.</p>
<ul class="kb-rows">
{{#SCAN}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{SCAN_TITLE}}</h3>
<p class="kb-row__meta">{{SCAN_NOTE}}</p></div>
<div class="kb-row__facts"><span class="kb-tag">{{TAG}}</span>
<form method="post" action="/conflicts/scans/{{SCAN_ID}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="kb-link-button">Close<span class="govuk-visually-hidden"> the scan of {{TAG}}</span></button>
</form></div>
</li>
{{/SCAN}}
</ul>
{{/SCANS}}
{{#SIM_SCANS}}
<h2 class="govuk-heading-m">Scans of SIM cards</h2>
<p class="govuk-body">Scanners told these after they happened, and the stock says otherwise. Ask who has the card. Closing one takes it off this list; the scan itself is kept.</p>
<ul class="kb-rows">
{{#SIM_SCAN}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{SCAN_TITLE}}</h3>
<p class="kb-row__meta">{{SCAN_NOTE}}</p>
{{#OTHER}}
<p class="kb-row__meta">Also told of it: {{OTHER_TEXT}}</p>
{{/OTHER}}
</div>
<div class="kb-row__facts"><span class="kb-tag">{{SUBJECT}}</span>
<form method="post" action="/conflicts/sims/{{SCAN_ID}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
{{#TRY}}
<button type="submit" name="action" value="try" class="kb-link-button">Try again<span class="govuk-visually-hidden"> to record the scan of {{SUBJECT}}</span></button>
{{/TRY}}
<button type="submit" name="action" value="close" class="kb-link-button">Close<span class="govuk-visually-hidden"> the scan of {{SUBJECT}}</span></button>
</form></div>
</li>
{{/SIM_SCAN}}
</ul>
{{/SIM_SCANS}}
