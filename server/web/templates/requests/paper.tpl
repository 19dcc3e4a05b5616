{{%AUTOESCAPE context="HTML"}}
<div class="kb-paper">
<p class="kb-paper__hint govuk-body">Print this page. When it is filled in, scan the code or type the reference, and type the answers in.</p>
<div class="kb-paper__head">
<div>
<h1 class="govuk-heading-l">Asking for kit</h1>
<p class="govuk-body">{{SCHEME}}</p>
<p class="govuk-body">Bring this back by {{BY}}. After that it is no longer known.</p>
</div>
<div class="kb-paper__code"><svg class="kb-qr" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="QR code that opens this request" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{{SIDE}}v{{SIDE}}h-{{SIDE}}z"/><path fill="#000" d="{{MODULES}}"/></svg><br><strong>{{REFERENCE}}</strong></div>
</div>
{{#STEP}}
<section class="kb-paper__step">
<h2 class="govuk-heading-s">{{STEP_TITLE}}</h2>
{{#STEP_INTRO}}
<p class="govuk-body-s">{{STEP_INTRO_TEXT}}</p>
{{/STEP_INTRO}}
{{#QUESTION}}
<div class="kb-paper__question">
<p class="kb-paper__label">{{LABEL}}{{#HINT}} <span class="kb-paper__small">{{HINT_TEXT}}</span>{{/HINT}}</p>
{{#CHOICES}}
<ul class="kb-paper__choices">
{{#CHOICE}}
<li><span class="kb-paper__box" aria-hidden="true"></span> {{CHOICE_TEXT}}</li>
{{/CHOICE}}
</ul>
{{/CHOICES}}
{{#LINE}}<div class="kb-paper__line" aria-hidden="true"></div>{{/LINE}}
</div>
{{/QUESTION}}
</section>
{{/STEP}}
<section class="kb-paper__step">
<p class="govuk-body">I agree that these answers are passed to the lending scheme named above, so that they can help me. I can ask to see them, and to have them deleted, at any time.</p>
<div class="kb-paper__question"><p class="kb-paper__label">Signed, and the day</p><div class="kb-paper__line" aria-hidden="true"></div></div>
</section>
</div>
