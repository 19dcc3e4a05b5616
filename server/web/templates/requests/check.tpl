{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Request {{REFERENCE}}</span>
<h1 class="govuk-heading-l">Check your answers</h1>
{{#STEP}}
<h2 class="govuk-heading-m">{{STEP_TITLE}}</h2>
<dl class="govuk-summary-list">
{{#ANSWER}}
<div class="govuk-summary-list__row" id="{{ANSWER_ID}}"><dt class="govuk-summary-list__key">{{QUESTION}}</dt>
<dd class="govuk-summary-list__value{{#MISSING}} kb-todo{{/MISSING}}">{{ANSWER_TEXT}}</dd>
<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{{CHANGE_URL}}">Change<span class="govuk-visually-hidden"> the answer to: {{QUESTION}}</span></a></dd></div>
{{/ANSWER}}
</dl>
{{/STEP}}
<form method="post" action="{{ACTION}}" autocomplete="off" novalidate>
{{>FORM_FIELDS}}
<p class="govuk-body">By sending this you say that the answers are right as far as you know, and that they agreed.</p>
<div class="kb-actions">
<button type="submit" class="govuk-button">Send the request</button>
<a class="govuk-link" href="{{LATER_URL}}">Keep it and come back later</a>
</div>
</form>
</div>
