{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{BUNDLE}}</span>
<h1 class="govuk-heading-l">It is given: this is the code</h1>
<p class="govuk-body">It is shown this once. Let the person write it down or type it in now. That you have seen it is written down.</p>
<p class="govuk-body"><code class="kb-secret">{{CODE}}</code></p>
{{#STEPS}}
<h2 class="govuk-heading-m">How to start</h2>
<p class="govuk-body kb-lines">{{STEPS_TEXT}}</p>
{{/STEPS}}
<p class="govuk-body"><a class="govuk-link" href="{{RECEIPT_URL}}">Receipt, without the code</a></p>
</div>
