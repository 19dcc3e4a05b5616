{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Voucher {{REFERENCE}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
<p class="govuk-body">It is shown this once. Show it to the person it belongs to, and to nobody else. That you have seen it is written down.</p>
<p class="govuk-body"><code class="kb-secret">{{CODE}}</code></p>
<p class="govuk-body"><a class="govuk-link" href="{{ITEM_URL}}">Back to the voucher</a></p>
</div>
