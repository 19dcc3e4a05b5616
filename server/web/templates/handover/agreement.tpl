{{%AUTOESCAPE context="HTML"}}
<div class="kb-agreement" lang="{{TEXT_LANGUAGE}}">
{{#BLOCK}}
{{#LINE}}
<p>{{LINE_TEXT}}</p>
{{/LINE}}
{{#LIST}}
<ul>
{{#BULLET}}
<li>{{BULLET_TEXT}}</li>
{{/BULLET}}
</ul>
{{/LIST}}
{{/BLOCK}}
</div>
