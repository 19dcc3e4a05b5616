{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Sent</h1>
<p class="govuk-body">The scheme looks at it and writes to the address you gave. You need do nothing until then.</p>
</div>
