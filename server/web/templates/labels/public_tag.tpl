{{%AUTOESCAPE context="HTML"}}
<div class="kb-public">
<h1 class="govuk-heading-l">This belongs to {{SCHEME}}</h1>
<p class="govuk-body-l">If you have found it, thank you. Please tell us, and we will arrange to collect it.</p>
<p class="govuk-body">If it was given or lent to you and something is wrong with it, we can help with that too.</p>
<h2 class="govuk-heading-m">Who to call</h2>
{{#CALL}}
<p class="govuk-body-l kb-lines">{{CALL_TEXT}}</p>
{{/CALL}}
<p class="govuk-body">Quote the code on the label:</p>
<p class="govuk-body"><span class="kb-tag kb-tag--big">{{TAG}}</span></p>
<p class="govuk-body">This page does not say where the kit has been or who has had it.</p>
</div>
