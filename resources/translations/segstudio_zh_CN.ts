<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SegStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactive segmentation with a U-Net that learns while you draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Mini-map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole image in a corner while zoomed in; drag there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borders of pixels from 800 % on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid spacing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image without overlays beside the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left of a line you can drag, no overlays are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn view left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn view right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what you see turns; image and masks stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip view left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip view upside down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo turns and flips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back whatever is in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start an empty project in a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images, or a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import masks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export masks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export overlays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find missing images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a damaged project&apos;s last good backup in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About SegStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept prediction and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the prediction, mark as reviewed, show the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the prediction where nobody has drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the prediction of the active class only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the active class in this image, as set in Mask operations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask operations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill, clean, smooth, grow and more, with a preview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill holes of region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste region in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this image or another, where it was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste region at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy annotation of previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To where nothing is drawn yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy annotation of next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next stroke starts a new object; those after extend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes belong to objects, which stay apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on in this object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend the object under the pointer, or the one chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the object under the pointer, or the one chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into connected parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each part of this object becomes one of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split where it is narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round things that touch become objects of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make regions of this class objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each connected region of the active class without a number gets one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split all of this class where narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make its regions objects, and divide round things that touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renumber objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the gaps: 1, 2, 3 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotation: a colour for each object, not each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class colours by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a class&apos;s colour in the list to choose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class colours: {palette}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap class with background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete class…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from every stroke as you draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train for some seconds, then rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training; what was learned stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict every image of the project with this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept above a confidence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the prediction where it is sure enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes background; background becomes the active class. While an outline is drawn, takes its last point back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction of the active class is wrong everywhere in this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take region under the pointer as drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted or accepted, it is then yours to edit, and no version replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline instead of fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences between annotation and prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction in colours of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction in colours of its confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction in colours of its uncertainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide overlays while held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram, window and level, gamma and channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrushSize</name>
    <message>
        <source>Brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size ([ and ], or Shift+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush diameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Image canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassListModel</name>
    <message>
        <source>, locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count} pixels in this image{lock}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>class {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.1%} labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click: rename · Drag: reorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked pixels cannot be painted over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept predictions of this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete class…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss over training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out Dice over training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on labels that are held out of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice, held out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteClassDialog</name>
    <message>
        <source>Delete class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pixels in this project are labelled with it. They become:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pixel in this project is labelled with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled: the network may fill them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another class:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class that takes the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>… or drop images, a folder or a project anywhere in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project has no images yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to SegStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a few strokes. A network learns from them while you draw.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Folder to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportMasksDialog</name>
    <message>
        <source>Export masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One PNG for each image, its pixels are class ids, and classes.json beside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill unlabelled pixels with the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a person drew is never replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportOverlaysDialog</name>
    <message>
        <source>Export overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One PNG for each image with the classes drawn over it, to show and to print.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something went wrong inside SegStudio ({kind}). What you drew is kept; please report this with the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Folder for the new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of masks to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder that holds the missing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the damaged project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show grid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the ends of the window, or the window between them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Older edits are forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Edits of this image, the oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edits, {used} of {budget} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older ones are forgotten beyond that</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageStatus</name>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter images by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter images by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{listed} of {total} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as: {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from project…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Intensity</name>
    <message>
        <source>Colour of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjust {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntensityPanel</name>
    <message>
        <source>Shown as black, and all below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as white, and all above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width between black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle between black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma: below 1 brightens the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all images of this type so, rather than each in its own way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 0.1 % to 99.9 % of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.1 % to 99.9 % of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 % to 98 % of the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest to highest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the file&apos;s type can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright shadows (gamma 0.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As when the image was first opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Opacity of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill instead of outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colour of the prediction tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction by confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction by uncertainty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 % or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mask</name>
    <message>
        <source>Mask operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare other classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes pixels from the unlabelled and the background only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holes smaller than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed pixels become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this window with its shortcut while you point at a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is done to one region: point at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in to see what would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In view: {gained} pixels more, {lost} fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change in view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills holes that the class surrounds on all sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes connected regions smaller than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evens out the border: each pixel follows most of those around.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the border outwards by the radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the border inwards by the radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes what is narrower than twice the radius: specks, bridges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills gaps narrower than twice the radius, and so joins regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives its pixels another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the region the class that it shares most of its border with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at necks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts the region where it is narrower than twice the radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrors the class inside its region, the view or the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a region of the image and use the shortcut.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;bjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour prediction by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas aids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectListModel</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object {number}, {name}, {area} pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Objects</name>
    <message>
        <source>Point at an object, or choose one in the Objects panel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectsPanel</name>
    <message>
        <source>No objects in this image. Press {keys} and draw one, or make the regions of a class objects: see the menu Objects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects of this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionBar</name>
    <message>
        <source>Tool options</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PixelSizeDialog</name>
    <message>
        <source>Pixel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For all images of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say how large a pixel is. Width × height:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says {width:.5g} × {height:.5g} µm. Width × height:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoveImagesDialog</name>
    <message>
        <source>Remove images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this image from the project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {count} images from the project?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files stay where they are; what is drawn on them is removed too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by name or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command by its name or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a command, then press its new keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected command its own keys again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every command its own keys again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands have their own keys again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} belongs to “{name}”. Press other keys, or use them here instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Row and column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object that strokes belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you drew is on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, object {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (accepted, version {version})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (drawn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (predicted, {share:.0%})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sure</name>
    <message>
        <source>Accept above a confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the prediction where it is at least that sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least confidence in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} pixels would be accepted, {share} of the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is predicted yet that could be accepted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no version yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{version} · {age} old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ has seen your last stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not seen your last stroke yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs more strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dice} · loss {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version stays: what was learned since is worse on held-out strokes (Dice {newer} against {best}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off by {after} %, {before} % before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is from being right as often as it says, on held-out strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinView</name>
    <message>
        <source>The image without overlays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Not all is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you drew last is not on disk yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again and again while SegStudio is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsList</name>
    <message>
        <source>Kept versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show that version again; training goes on from it. Newer ones stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {n} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to a version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>SegStudio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class id must lie between 1 and {0}, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class id {0} has been given already; ids are never reused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no class with id {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a class named “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colour is written #rrggbb, not “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mask has 1 to {0} px a side, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile of the edit lies outside of the {0} mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a mask edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask edit cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask edit is cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change reaches beyond its tile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile is {0} px a side at most, not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile holds more than its pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile of {0} cannot hold {1} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image holds at most {0} objects. Merge or delete some of them, or remove specks, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too large to be split at its necks; draw a line across it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Okabe–Ito</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tol bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tol muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation is {0}, but the prediction is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}. Check the space left on the drive and the folder&apos;s permissions, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of “{0}” could not be written: {1}. Check the space left on the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup of a project in “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of “{0}” could not be restored: {1}. Check the space left on the drive and the folder&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of “{0}” is damaged too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full. Free some space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it may only be read. Allow writing to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system does not permit it. Allow writing to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file cannot be opened. Check the drive and permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the drive does not answer as it should. Check the drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be tried again; keep SegStudio open until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no SegStudio project in “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” is held by another program. Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” could not be {1}: {2}. {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” is no longer in its place. Bring the folder or the drive back. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” was replaced or changed while its drive was away. Close it and open it again; what was not saved before must be drawn anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” is damaged ({1}). {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds {1} pages; only the first is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not there any more. Bring it back, or link the image anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” does not fit into memory. Close other programs, or cut it into smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}. Copy it again from where it came, or convert it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be listed ({1}). Check that it is there and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is empty (0 bytes). Copy it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds no pixels ({1} × {2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” says that it is {1} × {2} px; at most {3} pixels can be opened. Cut it into smaller images; if it should be small, the file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not an image that can be read: its content is not PNG, JPEG, TIFF, BMP or WebP, or its beginning is damaged. Convert it, or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a damaged TIFF: {1}. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds {1} values for each pixel; at most 64 can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds no image with the number {0} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is {1} × {2} px now, but its annotation was drawn at {3} × {4} px. Put the old file back, or add the new one under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its last good backup, “{0}” of {1}, can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tile lies outside of its image of {0} × {1} px.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YResolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XResolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction in {0} is damaged ({1}). Delete the file and predict again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prediction could not be encoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pixels cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds a project already. Open it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project can be made in “{0}” ({1}). Check the space left and the permissions, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file is not one of SegStudio&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” was saved by a newer SegStudio (project version {1}; this one reads up to {2}). Update SegStudio to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project folder “{0}” cannot be written to ({1}). Check its permissions, or copy the project to another place and open it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive of “{0}” cannot lock files ({1}): two windows could spoil each other&apos;s work. Copy the project to another drive and open it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “{0}” is open already{1}. Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first page cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut short: some of its pixels are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its colours are Lab; save it as RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME_objects.png beside NAME.png: 16-bit grey, 0 = no object, n = part of object n of that image. All pixels of an object have one class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is too large to be a list of classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not JSON: {1}. Export the classes again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds no list of “classes”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”, class {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: this is not a class with “id” and “name”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: “id” must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: “name” and “color” must be text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}. Check the space left on the drive and the folder&apos;s permissions, then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be made into a PNG: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask “{0}” cannot be read: {1}. Copy or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask “{0}” is not a PNG. Export it as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask “{0}” is {1} × {2} px, but its image is {3} × {4}. Choose the mask that belongs to this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask “{0}” says that it is {1} × {2} px; at most {3} pixels can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a colour picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask “{0}” {1}; a mask holds class numbers. Save it as grey or with a palette, one value for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is {0}, but its mask is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine cannot start: {0}. “segstudio doctor” tells what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw strokes of at least two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live training is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view could not be predicted: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained network yet; draw strokes of two classes and train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0} could not be predicted: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} The network starts anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0} </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training stopped: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended {0} times within a minute, so it is not started again. Drawing goes on as before; start the engine again when you wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0} was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image {0} was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} image{1} could not be read and had to be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended before the job was done. Start the job again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended before what it learned was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s process is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine cannot go from {0} to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {share:.0%} of this image are predicted so far, and accepted. Zoom out, or predict all images, and accept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the class that it is instead, and reject again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept what is sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take region as drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class can be deleted once all is saved. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks can be imported once all is saved. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is one of the images and would be overwritten. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two files would be written to “{0}”. Rename one of the images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a file, not a folder. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be made ({1}). Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All other images are reviewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory for “{0}”. Close other programs, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit code: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” has ids that {1} does not name: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder “{0}”. Give the folder that holds the masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PNGs in “{0}” are the images themselves. Choose the folder of their masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds no PNG named like an image of the project. A mask of cell.jpg is called cell.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These masks hold {0} unknown ids. They look like object numbers, not classes; add a classes.json that names the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no drawn region under the pointer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is locked. Unlock it to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region touches no other class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images can be changed once all is saved. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at necks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is drawn on “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has another size, so its annotation cannot be copied here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no object under the pointer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image holds at most 65,535 objects. Merge or delete some, then start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two objects of one class can be merged; these cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line goes through no object. Draw it from side to side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This object is in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no neck here. Draw a line across instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class has {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renumber objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbered {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The objects would go into “{0}”, which is an image or the mask of another one. Rename one of the images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting {0} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All images are predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project is being opened; wait until it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found {0} images again.{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was given to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image in {0}. SegStudio opens PNG, JPEG, TIFF, BMP and WebP files, folders of them, and its own projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder {0}. Check the name and the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no region under the pointer to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is copied yet. Point at a region and copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class of the copied region is not in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied a region of “{0}”, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample images are missing. Install SegStudio again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample strokes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project stays open, because not all of it could be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The truth and the prediction must be (height, width) and of one size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: accept the prediction · Ctrl or right button: erase · Shift+click: straight line · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: paint · Ctrl or right button: erase · Shift+click: straight line · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: erase · Shift+click: straight line · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image pixels: the same width on the image. Screen pixels: the same width at every zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screen pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pen that is pressed harder draws a wider line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the line trails a trembling hand. It always ends where the hand ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill loops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stroke that closes on itself fills its inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: box · then drag: object here, Ctrl+drag: not here · Backspace: last mark · Enter or double click: paint · Esc: leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: ellipse · Shift: circle · Alt: from the centre · Ctrl or right button: erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: fill the area · Ctrl or right button: erase it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag around an area: paint it · Ctrl or right button: erase it · Esc: give up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge and split objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click two objects: merge · Drag a line across: split · Ctrl or right button: delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: move the image · Wheel: zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: paint with the class under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: corner, on an edge: between · Drag: move it · Alt+click or Backspace: remove · Enter or double click: close · Ctrl: erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: rectangle · Shift: square · Alt: from the centre · Ctrl or right button: erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: the class predicted where you begin is wrong, it becomes background (background: the active class) · Ctrl: erase · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest is background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box: all that is unlabelled in it becomes background, whatever is predicted · Ctrl or right button: erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: point · Shift+click: straight · Enter or double click: close · Backspace: last point · Ctrl: erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase by scissors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a colour may differ from the one pressed on, in steps of the 256 on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: paint like colours in the circle · Ctrl or right button: erase them · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrower by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much narrower (in radius) the neck between two parts is than they are; dragging right or up makes it more, and fewer cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press on touching objects: show the cuts · Drag: fewer or more · Let go: cut · Esc: leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of a patch, about, in screen pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the lines between patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superpixel brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: paint the patches touched · Ctrl or right button: erase them · [ ]: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: parts the intensities best in two (Otsu). By hand: drag, or type it. Local: against the surroundings. Two limits: weaker pixels count where they touch strong ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit by hand, in the 256 steps on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local: how far from the mean around it. Two limits: how much nearer the weak one is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local: radius of the surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of colour images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is painted; the preview shows the part in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves what is drawn as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: limit · Enter or double click: paint · Esc: leave · Click: show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a colour may differ, in steps of the 256 on screen; dragging right or up is more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: what touches the click. Gradual: colours may change slowly on the way. In view: like colours anywhere in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holes of up to so many pixels are filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: take like colours · Drag: more or less · Ctrl or right button: erase · Esc: leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window runs without an engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended unexpectedly; it starts again and goes on from its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine ended too often. Draw on; use “Start engine again” to give it another try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a stroke of at least two classes; no labels yet of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
