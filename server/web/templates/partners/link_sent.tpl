{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Look in your e-mail</h1>
<p class="govuk-body">If {{EMAIL}} belongs to an account, a letter with a link is on its way. The link works for {{MINUTES}} minutes, once.</p>
<p class="govuk-body">Nothing after some minutes? Look among unwanted mail, and check that the address is the one your scheme knows.</p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Back to signing in</a></p>
</div>
