{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">{{PLACE}}</span>
<h1 class="govuk-heading-l">{{HEADING}}</h1>
{{#RESULT}}
<div class="govuk-inset-text" role="status">
<ul class="govuk-list">
{{#COUNT}}
<li><strong>{{COUNT_NUMBER}}</strong> {{COUNT_TEXT}}</li>
{{/COUNT}}
</ul>
</div>
{{/RESULT}}
{{#SOME}}
<ul class="kb-rows">
{{#LINE}}
<li class="kb-row"><div>
<h2 class="kb-row__title">{{#LINE_LINK}}<a class="govuk-link" href="{{LINE_LINK_TEXT}}">{{/LINE_LINK}}{{SHOWN}}{{#LINE_LINK}}</a>{{/LINE_LINK}}</h2>
<p class="kb-row__meta">{{SENTENCE}}</p>
</div>
<div class="kb-row__facts"><span class="kb-state kb-state--{{COLOUR}}">{{FATE}}</span></div>
</li>
{{/LINE}}
</ul>
{{/SOME}}
{{#MORE}}
<p class="govuk-body">{{MORE_TEXT}}</p>
{{/MORE}}
<form method="post" action="/data/receive/numbers" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions">
<button type="submit" class="govuk-button">{{SUBMIT}}</button>
</div>
</form>
{{#LINK}}
<p class="govuk-body"><a class="govuk-link" href="{{LINK_URL}}">{{LINK_TEXT}}</a></p>
{{/LINK}}
</div>
