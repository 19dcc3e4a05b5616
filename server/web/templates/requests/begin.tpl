{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Ask for kit</h1>
<p class="govuk-body">You can ask for a laptop, tablet or phone, mobile data, accessories, and somebody who shows how, on behalf of a resident.</p>
<p class="govuk-body">Before you start, ask them:</p>
<ul class="govuk-list govuk-list--bullet">
<li>what they want to do with it</li>
<li>whether they agree that you pass this on to the lending scheme</li>
<li>whether they are 18 or over, live in a low-income household, and lack internet at home or away from home or cannot afford it</li>
</ul>
<p class="govuk-body">It takes about five minutes. You can stop at any time and come back.</p>
<form method="post" action="/requests/new" novalidate>
{{>FORM_FIELDS}}
<div class="kb-actions"><button type="submit" class="govuk-button">Start</button></div>
</form>
</div>
