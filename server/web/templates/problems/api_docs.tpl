{{%AUTOESCAPE context="HTML"}}
<h1 class="govuk-heading-l">Kitbank for programs</h1>
<p class="govuk-body">JSON in UTF-8, times in UTC. Sign each call with <span class="kb-mono">Authorization: Bearer</span> and a token from the person who runs the server. Every call that changes something takes an <span class="kb-mono">Idempotency-Key</span>: make a UUID, keep it, and send the same one when you try again.</p>
<p class="govuk-body"><a class="govuk-link" href="/api/openapi.yaml">The whole description (OpenAPI)</a></p>
{{#CALL}}
<section class="kb-media">
<h2 class="govuk-heading-s kb-mono govuk-!-margin-bottom-1">{{METHOD}} {{PATH}}</h2>
<p>{{SUMMARY}}</p>
{{#HAS_DETAIL}}
<p class="govuk-hint govuk-!-margin-bottom-0">{{DETAIL}}</p>
{{/HAS_DETAIL}}
</section>
{{/CALL}}
