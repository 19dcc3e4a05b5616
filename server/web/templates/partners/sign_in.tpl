{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Sign in</h1>
<p class="govuk-body">For people who receive, wipe, check and hand over kit, and for those who manage it.</p>
<form method="post" action="/sign-in" novalidate>
{{>FORM_FIELDS}}
<input type="hidden" name="then" value="{{THEN}}">
<button type="submit" class="govuk-button">Sign in</button>
</form>
<p class="govuk-body">Forgotten your password? Ask the person who runs your scheme to reset it.</p>
</div>
