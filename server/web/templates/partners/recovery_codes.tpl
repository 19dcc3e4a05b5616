{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Your recovery codes</h1>
<p class="govuk-body">The app is set up. If you lose your phone, each of these codes signs you in once in place of a code from the app.</p>
<div class="govuk-inset-text">They are shown now and never again. Write them down or print them, and keep them away from your phone.</div>
<ul class="govuk-list kb-codes">
{{#CODE}}
<li class="kb-secret">{{CODE_TEXT}}</li>
{{/CODE}}
</ul>
<a class="govuk-button" role="button" href="{{NEXT}}" draggable="false" data-module="govuk-button">I have kept them</a>
</div>
