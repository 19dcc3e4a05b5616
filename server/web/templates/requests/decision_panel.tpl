{{%AUTOESCAPE context="HTML"}}
{{#DECLINED}}
<div class="govuk-inset-text">Why it was declined: {{DECLINED_TEXT}}.</div>
{{/DECLINED}}
{{#STAFF}}
<section aria-labelledby="decision">
<h2 class="govuk-heading-m" id="decision">In the queue</h2>
{{#TWINS}}
<div class="govuk-inset-text">May be the same person as in{{#TWIN}} <a class="govuk-link" href="{{TWIN_URL}}">{{TWIN_TEXT}}</a>{{/TWIN}}.</div>
{{/TWINS}}
{{#HOLD}}
<div class="govuk-inset-text">{{HOLD_TEXT}}
<form method="post" action="{{URL}}/release-of-hold">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="kb-link-button">End the hold</button>
</form></div>
{{/HOLD}}
<p class="govuk-body"><strong>{{POINTS}}</strong>{{#REASONS}}: {{REASONS_TEXT}}{{/REASONS}}.</p>
<p class="govuk-body">{{WORKER}}</p>
{{#ACCEPT}}
<form method="post" action="{{URL}}/acceptance">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit" class="govuk-button" data-prevent-double-click="true">Accept the request</button>
</form>
{{/ACCEPT}}
<ul class="govuk-list">
{{#WAY}}
<li><a class="govuk-link" href="{{WAY_URL}}">{{WAY_TEXT}}</a></li>
{{/WAY}}
</ul>
</section>
{{/STAFF}}
