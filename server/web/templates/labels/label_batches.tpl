{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Labels</h1>
<p class="govuk-body">Print tags ahead in rolls or sheets, stick them on kit as it comes in, and scan them when you receive it.</p>
<div class="kb-narrow">
<form method="post" action="/labels" novalidate>
{{>FORM_FIELDS}}
<button type="submit" class="govuk-button">Make new tags</button>
</form>
<p class="govuk-body"><a class="govuk-link" href="/labels/void">Withdraw a spoilt or lost label</a></p>
</div>
{{#SOME}}
<h2 class="govuk-heading-m">Earlier batches</h2>
<ul class="kb-rows">
{{#BATCH}}
<li class="kb-row"><div><h3 class="kb-row__title"><a class="govuk-link" href="{{BATCH_URL}}">{{BATCH_TITLE}}</a></h3><p class="kb-row__meta">{{BATCH_NOTE}}</p></div></li>
{{/BATCH}}
</ul>
{{/SOME}}
