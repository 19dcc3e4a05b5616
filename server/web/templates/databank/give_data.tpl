{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
{{#FOR}}
<span class="govuk-caption-l">{{FOR_TEXT}}</span>
{{/FOR}}
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#LIMIT}}
<div class="govuk-inset-text">{{LIMIT_TEXT}}</div>
{{/LIMIT}}
{{#ITEMS}}
{{#SOME_SET_ASIDE}}
<h2 class="govuk-heading-m">Set aside for them: take this one</h2>
<ul class="kb-rows">
{{#SET_ASIDE}}
<li class="kb-row"><div><h3 class="kb-row__title">{{TAKE_BUNDLE}}</h3><p class="kb-row__meta">{{TAKE_BY}}</p></div><div class="kb-row__facts"><span class="kb-tag">{{TAKE_NUMBER}}</span></div></li>
{{/SET_ASIDE}}
</ul>
{{/SOME_SET_ASIDE}}
{{#SOME_NEXT}}
<h2 class="govuk-heading-m">Take the first to expire</h2>
<ul class="kb-rows">
{{#NEXT}}
<li class="kb-row"><div><h3 class="kb-row__title">{{TAKE_BUNDLE}}</h3><p class="kb-row__meta">{{TAKE_BY}}</p></div><div class="kb-row__facts"><span class="kb-tag">{{TAKE_NUMBER}}</span></div></li>
{{/NEXT}}
</ul>
{{/SOME_NEXT}}
{{#NO_STOCK}}
<div class="govuk-inset-text">This hub has nothing on its shelf that may be given. Ask for stock, or have some sent from another hub.</div>
{{/NO_STOCK}}
{{/ITEMS}}
{{#CHOSEN}}
<section class="kb-verdict kb-verdict--yes" aria-labelledby="verdict">
<svg class="kb-verdict__sign" viewBox="0 0 44 44" aria-hidden="true" focusable="false"><circle cx="22" cy="22" r="22" fill="currentColor"/><path d="m12 23 7 7 14-15" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>
<h2 class="kb-verdict__answer" id="verdict">Yes, this one may go</h2>
<ul class="kb-verdict__why"><li>{{TAKE_BUNDLE}}</li><li>{{TAKE_NUMBER}}</li><li>{{TAKE_BY}}</li></ul>
</section>
{{#SOONER}}
<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> Another one expires sooner: {{SOONER_TEXT}}. Take that one if it is within reach.</strong></div>
{{/SOONER}}
{{#TERMS}}
<h2 class="govuk-heading-m">What they agree to by starting it</h2>
<div class="govuk-inset-text kb-lines">{{TERMS_TEXT}}</div>
{{/TERMS}}
{{/CHOSEN}}
<form method="post" action="/data/give" novalidate>
<input type="hidden" name="step" value="{{STEP}}">
{{#HIDDEN}}
<input type="hidden" name="{{HIDDEN_NAME}}" value="{{HIDDEN_VALUE}}">
{{/HIDDEN}}
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">{{SUBMIT}}</button>
{{#BACK}}
<button type="submit" class="govuk-button govuk-button--secondary" name="go" value="back" formnovalidate>Back</button>
{{/BACK}}
</div>
</form>
</div>
