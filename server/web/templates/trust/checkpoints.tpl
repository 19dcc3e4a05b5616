{{%AUTOESCAPE context="HTML"}}
<div class="kb-narrow">
<h1 class="govuk-heading-l">Checkpoint</h1>
<p class="govuk-body">A checkpoint is a signed fingerprint of everything recorded so far. Keep a copy somewhere else: with it anyone can tell later whether history was changed.</p>
<div class="kb-actions">
<a class="govuk-button" role="button" href="/checkpoints/latest" draggable="false" data-module="govuk-button">Save the newest checkpoint</a>
</div>
</div>
