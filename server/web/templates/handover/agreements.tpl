{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Agreements</h1>
<p class="govuk-body">What people sign when kit is handed over. A new version is used from the moment you write it; what was signed before stays as it was.</p>
{{#WARN_WELSH}}
<div class="govuk-inset-text">{{WARN_WELSH_TEXT}}</div>
{{/WARN_WELSH}}
{{#TEXT}}
<section class="kb-group" aria-labelledby="{{TEXT_ID}}">
<h2 class="govuk-heading-m" id="{{TEXT_ID}}">{{TEXT_TITLE}}</h2>
<p class="govuk-body">{{TEXT_META}}</p>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Read it</span></summary>
<div class="govuk-details__text">{{>AGREEMENT}}</div></details>
<p class="govuk-body"><a class="govuk-link" href="{{WRITE_URL}}">Write a new version<span class="govuk-visually-hidden"> of: {{TEXT_TITLE}}</span></a></p>
</section>
{{/TEXT}}
{{#OLDER}}
<h2 class="govuk-heading-m">All versions you wrote</h2>
<ul class="govuk-list">
{{#VERSION}}
<li><a class="govuk-link" href="{{VERSION_URL}}">{{VERSION_TITLE}}</a>, {{VERSION_META}}</li>
{{/VERSION}}
</ul>
{{/OLDER}}
</div>
