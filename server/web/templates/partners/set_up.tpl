{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Set up an authenticator app</h1>
<p class="govuk-body">Your role can see other people’s belongings and details, so a password alone is not enough. From now on you also enter a code from an app on your phone.</p>
<ol class="govuk-list govuk-list--number">
<li>Install an app that shows codes, if you have none: for example Aegis, Google Authenticator or Microsoft Authenticator.</li>
<li>Scan this picture with the app.</li>
<li>Enter the code that the app shows.</li>
</ol>
<svg class="kb-qr" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="QR code for your authenticator app" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{{SIDE}}v{{SIDE}}h-{{SIDE}}z"/><path fill="#000" d="{{MODULES}}"/></svg>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">I cannot scan it</span></summary>
<div class="govuk-details__text">
<p class="govuk-body">Type this key into the app:</p>
<p class="govuk-body kb-secret">{{SECRET}}</p>
</div>
</details>
<form method="post" action="/sign-in/set-up" novalidate>
{{>FORM_FIELDS}}
<input type="hidden" name="then" value="{{THEN}}">
<button type="submit" class="govuk-button">Continue</button>
</form>
</div>
