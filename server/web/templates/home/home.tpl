{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Today</h1>
{{#NOTHING}}
<p class="govuk-body-l">Nothing is waiting. Scan a tag to look something up, or receive a device.</p>
{{/NOTHING}}
{{#STAFF_LINKS}}
<ul class="kb-cards">
{{#WORK}}
<li class="kb-card{{#URGENT}} kb-card--urgent{{/URGENT}}{{#QUIET}} kb-card--quiet{{/QUIET}}">
<h2 class="kb-card__title">{{WORK_TITLE}}</h2>
<span class="kb-card__count">{{COUNT}}</span>
<p class="kb-card__note">{{NOTE}}</p>
<a class="govuk-button{{#QUIET}} govuk-button--secondary{{/QUIET}}" role="button" href="{{WORK_URL}}" draggable="false" data-module="govuk-button">{{WORK_BUTTON}}</a>
</li>
{{/WORK}}
</ul>
<h2 class="govuk-heading-m">Start something</h2>
<ul class="govuk-list">
<li><a class="govuk-link" href="/devices/new">Receive a device</a></li>
<li><a class="govuk-link" href="/handover">Hand over kit</a></li>
<li><a class="govuk-link" href="/labels">Print labels</a></li>
{{#ALLOCATE}}
<li><a class="govuk-link" href="/allocation">Who gets what: propose devices for requests</a></li>
{{/ALLOCATE}}
<li><a class="govuk-link" href="/loans?due=any">Look through all loans</a></li>
<li><a class="govuk-link" href="/devices">Look through all devices</a></li>
</ul>
{{/STAFF_LINKS}}
