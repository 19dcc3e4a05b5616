{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Sign in</h1>
<p class="govuk-body">For people who receive, wipe, check and hand over kit, who refer residents, and who manage it all.</p>
<form method="post" action="/sign-in" novalidate>
{{>FORM_FIELDS}}
<input type="hidden" name="then" value="{{THEN}}">
<button type="submit" class="govuk-button">Sign in</button>
</form>
{{#PROVIDER}}
<p class="govuk-body"><a class="govuk-button govuk-button--secondary" role="button" draggable="false" data-module="govuk-button" href="{{PROVIDER_URL}}">Sign in with {{PROVIDER_NAME}}</a></p>
{{/PROVIDER}}
<p class="govuk-body"><a class="govuk-link" href="/sign-in/forgotten">Forgotten your password?</a></p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in/by-e-mail">Sign in by e-mail</a>, if you refer residents</p>
<p class="govuk-body"><a class="govuk-link" href="/ask">Ask to work with a lending scheme</a>, if your organisation does not yet</p>
</div>
