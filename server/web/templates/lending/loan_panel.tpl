{{%AUTOESCAPE context="HTML"}}
<section aria-labelledby="loan">
<h2 class="govuk-heading-m" id="loan">On loan</h2>
<dl class="govuk-summary-list">
{{#LOAN}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{LOAN_NAME}}</dt><dd class="govuk-summary-list__value">{{LOAN_DUE}}</dd></div>
{{/LOAN}}
</dl>
{{#RENEW}}
<form method="post" action="{{RENEW_URL}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<p class="govuk-body">Is it needed for longer? It would then be due on {{NEW_DUE}}.</p>
<button type="submit" class="govuk-button govuk-button--secondary">Renew the loan</button>
</form>
{{/RENEW}}
{{#NO_RENEWAL}}
<p class="govuk-body">{{NO_RENEWAL_TEXT}}</p>
{{/NO_RENEWAL}}
</section>
