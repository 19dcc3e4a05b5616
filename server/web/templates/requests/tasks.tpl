{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<span class="govuk-caption-l">Request {{REFERENCE}}</span>
<h1 class="govuk-heading-l">Ask for kit</h1>
<p class="govuk-body">{{DONE_TEXT}} You can stop at any time: what you typed is kept for 30 days, and only you see it.</p>
<ul class="govuk-task-list">
{{#TASK}}
<li class="govuk-task-list__item govuk-task-list__item--with-link">
<div class="govuk-task-list__name-and-hint"><a class="govuk-link govuk-task-list__link" href="{{TASK_URL}}" aria-describedby="{{TASK_ID}}-status">{{TASK_TITLE}}</a></div>
<div class="govuk-task-list__status{{#TODO}} kb-todo{{/TODO}}" id="{{TASK_ID}}-status">{{TASK_STATUS}}</div>
</li>
{{/TASK}}
</ul>
<div class="kb-actions">
<a class="govuk-button" role="button" href="{{CHECK_URL}}" draggable="false" data-module="govuk-button">{{CHECK_TEXT}}</a>
<a class="govuk-link" href="{{REMOVE_URL}}">Delete this draft</a>
</div>
{{#PAPER}}
<p class="govuk-body"><a class="govuk-link" href="{{PAPER_URL}}">Print this as a paper form</a></p>
{{/PAPER}}
</div>
