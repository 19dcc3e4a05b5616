{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Enter your code</h1>
<form method="post" action="/sign-in/code" novalidate>
{{>FORM_FIELDS}}
<input type="hidden" name="then" value="{{THEN}}">
<button type="submit" class="govuk-button">Continue</button>
</form>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">I have neither the app nor a recovery code</span></summary>
<div class="govuk-details__text">Ask the person who runs your scheme. They can remove the lost app, and you set up another one when you sign in next.</div>
</details>
</div>
