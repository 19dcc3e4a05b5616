{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#WORKING}}
<div class="govuk-inset-text" role="status">Proposals are being worked out. This page looks again every few seconds. <a class="govuk-link" href="/allocation">Look again now</a></div>
{{/WORKING}}
{{#RUN}}
<p class="govuk-body">{{RUN_TEXT}}</p>
{{/RUN}}
{{#FIRST}}
<p class="govuk-body">All requests that were accepted and all devices that are ready are looked at together, over all hubs. Nothing is set aside before somebody accepts it.</p>
{{/FIRST}}
{{#PROPOSE}}
<form method="post" action="/allocation">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="govuk-button{{#AGAIN}} govuk-button--secondary{{/AGAIN}}">{{PROPOSE_TEXT}}</button>
</form>
{{/PROPOSE}}
{{#HUBS}}
<h2 class="govuk-heading-m">By hub</h2>
<ul class="kb-rows">
{{#HUB}}
<li class="kb-row"><div>
<h3 class="kb-row__title"><a class="govuk-link" href="{{HUB_URL}}">{{HUB_NAME}}</a></h3>
<p class="kb-row__meta">{{HUB_NOTE}}</p></div>
</li>
{{/HUB}}
</ul>
{{/HUBS}}
{{#ALL_DONE}}
<p class="govuk-body">Nothing of it is left to decide.</p>
{{/ALL_DONE}}
{{#PROPOSED}}
<h2 class="govuk-heading-m">Proposals</h2>
<form method="post" action="/allocation/acceptance">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{ALL_REQUEST_ID}}">
<input type="hidden" name="hub" value="{{ALL_HUB}}">
<button type="submit" class="govuk-button govuk-button--secondary">{{ALL_TEXT}}</button>
</form>
<ul class="kb-rows">
{{#PROPOSAL}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{WANTED}} for <a class="govuk-link kb-ref" href="{{REQUEST_URL}}">{{REFERENCE}}</a></h3>
<p class="kb-row__meta">{{#DEVICE}}<a class="govuk-link" href="{{DEVICE_URL}}">{{DEVICE_TAG}}</a> {{DEVICE_NAME}}{{/DEVICE}}</p>
<p class="govuk-body">{{WHY}}</p></div>
<div class="kb-row__facts">
<form method="post" action="{{ACCEPT_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{ACCEPT_REQUEST_ID}}">
<button type="submit" class="govuk-button">Accept<span class="govuk-visually-hidden"> {{DEVICE_TAG}} for {{REFERENCE}}</span></button>
</form>
<a class="govuk-link" href="{{CHANGE_URL}}">Change<span class="govuk-visually-hidden"> the device for {{REFERENCE}}</span></a>
<a class="govuk-link" href="{{REFUSE_URL}}">Refuse<span class="govuk-visually-hidden"> {{DEVICE_TAG}} for {{REFERENCE}}</span></a>
</div></li>
{{/PROPOSAL}}
</ul>
{{/PROPOSED}}
{{#MORE}}
<p class="govuk-body"><a class="govuk-link" href="{{MORE_TEXT}}">More proposals</a></p>
{{/MORE}}
{{#UNSERVED}}
<h2 class="govuk-heading-m">Without a device</h2>
<ul class="kb-rows">
{{#LINE}}
<li class="kb-row"><div>
<h3 class="kb-row__title">{{WANTED}} for <a class="govuk-link kb-ref" href="{{REQUEST_URL}}">{{REFERENCE}}</a></h3>
<p class="govuk-body">{{WHY}}</p></div>
<div class="kb-row__facts">
<a class="govuk-link" href="{{CHANGE_URL}}">Choose a device<span class="govuk-visually-hidden"> for {{REFERENCE}}</span></a>
</div></li>
{{/LINE}}
</ul>
{{/UNSERVED}}
{{#MORE_UNSERVED}}
<p class="govuk-body"><a class="govuk-link" href="{{MORE_UNSERVED_TEXT}}">More without a device</a></p>
{{/MORE_UNSERVED}}
