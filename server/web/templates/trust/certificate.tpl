{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{DEVICE_NAME}}</span>
<h1 class="govuk-heading-l">Wipe certificate</h1>
<p class="govuk-body">{{SCHEME}} erased the data of this device.</p>
<dl class="govuk-summary-list">
{{#FACT}}
<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">{{FACT_NAME}}</dt>
<dd class="govuk-summary-list__value">{{FACT_VALUE}}</dd>
</div>
{{/FACT}}
</dl>
<h2 class="govuk-heading-m">How to check it</h2>
<p class="govuk-body">Save the proof with this certificate. Anyone can check it at {{PROOF_PAGE}}, without an account, or with a program of their own. The scheme&rsquo;s public key is</p>
<p class="kb-hash">{{PUBLIC_KEY}}</p>
<div class="kb-actions">
<a class="govuk-button" role="button" href="{{PROOF_URL}}" draggable="false" data-module="govuk-button">Save the proof</a>
</div>
</div>
