{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">The token of {{TOKEN_NAME}}</h1>
{{#SECRET}}
<p class="govuk-body">Copy it into the scanner or program now. It is shown this once and kept only as a fingerprint.</p>
<p class="govuk-body"><code class="kb-secret">{{SECRET_TEXT}}</code></p>
{{/SECRET}}
{{#SHOWN_BEFORE}}
<p class="govuk-body">The token was shown before and cannot be shown again. If nobody copied it, revoke it and issue a new one.</p>
{{/SHOWN_BEFORE}}
<p class="govuk-body"><a class="govuk-link" href="/tokens">Back to the tokens</a></p>
</div>
