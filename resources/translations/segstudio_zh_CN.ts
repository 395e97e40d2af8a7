<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About SegStudio</source>
        <translation>关于 SegStudio</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Interactive segmentation with a U-Net that learns while you draw.</source>
        <translation>交互式分割：U-Net 在您绘制时同步学习。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>以 MIT 许可证发布的自由软件。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Look further left</source>
        <translation>向左移动视图</translation>
    </message>
    <message>
        <source>Look further right</source>
        <translation>向右移动视图</translation>
    </message>
    <message>
        <source>Look further up</source>
        <translation>向上移动视图</translation>
    </message>
    <message>
        <source>Look further down</source>
        <translation>向下移动视图</translation>
    </message>
    <message>
        <source>Divider to the left</source>
        <translation>分隔线左移</translation>
    </message>
    <message>
        <source>Divider to the right</source>
        <translation>分隔线右移</translation>
    </message>
    <message>
        <source>Mini-map</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>The whole image in a corner while zoomed in; drag there.</source>
        <translation>放大时在角落显示整幅图像；可在其中拖动。</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Crosshair</source>
        <translation>十字线</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <source>Borders of pixels from 800 % on.</source>
        <translation>从 800 % 起显示像素边界。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Grid spacing…</source>
        <translation>网格间距…</translation>
    </message>
    <message>
        <source>Pixel size…</source>
        <translation>像素尺寸…</translation>
    </message>
    <message>
        <source>Split view</source>
        <translation>分屏视图</translation>
    </message>
    <message>
        <source>The image without overlays beside the canvas.</source>
        <translation>在画布旁显示不带叠加层的图像。</translation>
    </message>
    <message>
        <source>Compare with a divider</source>
        <translation>用分隔线比较</translation>
    </message>
    <message>
        <source>Left of a line you can drag, no overlays are shown.</source>
        <translation>在可拖动的分隔线左侧不显示叠加层。</translation>
    </message>
    <message>
        <source>Turn view left</source>
        <translation>视图向左旋转</translation>
    </message>
    <message>
        <source>Turn view right</source>
        <translation>视图向右旋转</translation>
    </message>
    <message>
        <source>Only what you see turns; image and masks stay.</source>
        <translation>只旋转您看到的画面；图像和掩码不变。</translation>
    </message>
    <message>
        <source>Flip view left to right</source>
        <translation>视图左右翻转</translation>
    </message>
    <message>
        <source>Flip view upside down</source>
        <translation>视图上下翻转</translation>
    </message>
    <message>
        <source>Undo turns and flips</source>
        <translation>恢复原方向</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put back whatever is in progress.</source>
        <translation>放弃正在进行的操作。</translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation>删除点</translation>
    </message>
    <message>
        <source>Backspace and Delete do so while an outline is drawn.</source>
        <translation>绘制轮廓时，Backspace 和 Delete 也可如此。</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Start an empty project in a folder.</source>
        <translation>在文件夹中新建一个空项目。</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open a folder of images, or a project.</source>
        <translation>打开图像文件夹或项目。</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Import masks…</source>
        <translation>导入掩码…</translation>
    </message>
    <message>
        <source>Export masks…</source>
        <translation>导出掩码…</translation>
    </message>
    <message>
        <source>Export overlays…</source>
        <translation>导出叠加图…</translation>
    </message>
    <message>
        <source>Find missing images…</source>
        <translation>查找丢失的图像…</translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Put a damaged project&apos;s last good backup in its place.</source>
        <translation>用最近的完好备份替换损坏的项目。</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About SegStudio</source>
        <translation>关于 SegStudio</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一幅图像</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一幅图像</translation>
    </message>
    <message>
        <source>Next to look at</source>
        <translation>下一个要看的位置</translation>
    </message>
    <message>
        <source>Where it helps most, in order, or at random: chosen in the Guidance panel.</source>
        <translation>最有帮助处、按顺序或随机：在“引导”面板中选择。</translation>
    </message>
    <message>
        <source>Rank images while the engine is idle</source>
        <translation>空闲时对图像排序</translation>
    </message>
    <message>
        <source>Off: N goes on in order, and nothing is said of unseen images.</source>
        <translation>关闭时：N 按顺序前进，也不对未看过的图像作出估计。</translation>
    </message>
    <message>
        <source>Accept prediction and go on</source>
        <translation>接受预测并继续</translation>
    </message>
    <message>
        <source>Accept the prediction, mark as reviewed, show the next one.</source>
        <translation>接受预测，标记为已审核，并显示下一幅。</translation>
    </message>
    <message>
        <source>Accept whole image</source>
        <translation>接受整幅图像</translation>
    </message>
    <message>
        <source>Take the prediction where nobody has drawn.</source>
        <translation>在未绘制处采用预测。</translation>
    </message>
    <message>
        <source>Accept this class</source>
        <translation>接受此类别</translation>
    </message>
    <message>
        <source>Take the prediction of the active class only.</source>
        <translation>只采用当前类别的预测。</translation>
    </message>
    <message>
        <source>Accept region under the pointer</source>
        <translation>接受指针下的区域</translation>
    </message>
    <message>
        <source>Mark as new</source>
        <translation>标记为新</translation>
    </message>
    <message>
        <source>Mark as in progress</source>
        <translation>标记为进行中</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>标记为已审核</translation>
    </message>
    <message>
        <source>Mark as to review</source>
        <translation>标记为待审阅</translation>
    </message>
    <message>
        <source>Exclude, or include again</source>
        <translation>排除或重新纳入</translation>
    </message>
    <message>
        <source>An excluded image is neither learned from nor predicted with all images.</source>
        <translation>被排除的图像既不参与学习，也不随“全部图像”一起预测。</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Group…</source>
        <translation>分组…</translation>
    </message>
    <message>
        <source>Predict chosen images</source>
        <translation>预测所选图像</translation>
    </message>
    <message>
        <source>Accept predictions of chosen images</source>
        <translation>接受所选图像的预测</translation>
    </message>
    <message>
        <source>Take what was predicted where nobody has drawn.</source>
        <translation>在没有人绘制的地方采用预测结果。</translation>
    </message>
    <message>
        <source>Split images…</source>
        <translation>划分图像…</translation>
    </message>
    <message>
        <source>Say which images train, measure and test.</source>
        <translation>决定哪些图像用于训练、衡量和测试。</translation>
    </message>
    <message>
        <source>Filter images</source>
        <translation>筛选图像</translation>
    </message>
    <message>
        <source>Remove from project…</source>
        <translation>从项目中移除…</translation>
    </message>
    <message>
        <source>Of the active class in this image, as set in Mask operations.</source>
        <translation>作用于本图像的当前类别，参数见“掩码操作”。</translation>
    </message>
    <message>
        <source>Mask operations…</source>
        <translation>掩码操作…</translation>
    </message>
    <message>
        <source>Fill, clean, smooth, grow and more, with a preview.</source>
        <translation>填充、清理、平滑、扩张等，可预览。</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>What predictions are held to: areas, numbers, what lies inside what.</source>
        <translation>预测须符合的条件：面积、数量、何者位于何者之内。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation>去除小块</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Grow region under the pointer</source>
        <translation>扩张指针下的区域</translation>
    </message>
    <message>
        <source>Shrink region under the pointer</source>
        <translation>收缩指针下的区域</translation>
    </message>
    <message>
        <source>Fill holes of region under the pointer</source>
        <translation>填充指针下区域的孔洞</translation>
    </message>
    <message>
        <source>Smooth region under the pointer</source>
        <translation>平滑指针下的区域</translation>
    </message>
    <message>
        <source>Erase region under the pointer</source>
        <translation>擦除指针下的区域</translation>
    </message>
    <message>
        <source>While an outline is drawn, takes a point back.</source>
        <translation>绘制轮廓时收回一点。</translation>
    </message>
    <message>
        <source>Copy region under the pointer</source>
        <translation>复制指针下的区域</translation>
    </message>
    <message>
        <source>Paste region in place</source>
        <translation>原位粘贴区域</translation>
    </message>
    <message>
        <source>In this image or another, where it was copied.</source>
        <translation>在本图像或其他图像中，粘贴到复制时的位置。</translation>
    </message>
    <message>
        <source>Paste region at the pointer</source>
        <translation>在指针处粘贴区域</translation>
    </message>
    <message>
        <source>Copy annotation of previous image</source>
        <translation>复制上一幅图像的标注</translation>
    </message>
    <message>
        <source>To where nothing is drawn yet.</source>
        <translation>只填入尚未绘制处。</translation>
    </message>
    <message>
        <source>Copy annotation of next image</source>
        <translation>复制下一幅图像的标注</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>新建对象</translation>
    </message>
    <message>
        <source>The next stroke starts a new object; those after extend it.</source>
        <translation>下一笔开始一个新对象，其后的笔画扩展它。</translation>
    </message>
    <message>
        <source>Draw objects</source>
        <translation>绘制对象</translation>
    </message>
    <message>
        <source>Strokes belong to objects, which stay apart.</source>
        <translation>笔画属于各个对象，对象彼此分开。</translation>
    </message>
    <message>
        <source>Draw on in this object</source>
        <translation>继续绘制此对象</translation>
    </message>
    <message>
        <source>Extend the object under the pointer, or the one chosen.</source>
        <translation>扩展指针下的或选中的对象。</translation>
    </message>
    <message>
        <source>Delete this object</source>
        <translation>删除此对象</translation>
    </message>
    <message>
        <source>Erase the object under the pointer, or the one chosen.</source>
        <translation>擦除指针下的或选中的对象。</translation>
    </message>
    <message>
        <source>Split into connected parts</source>
        <translation>拆分为连通部分</translation>
    </message>
    <message>
        <source>Each part of this object becomes one of its own.</source>
        <translation>此对象的每一部分成为独立的对象。</translation>
    </message>
    <message>
        <source>Split where it is narrow</source>
        <translation>在狭窄处拆分</translation>
    </message>
    <message>
        <source>Round things that touch become objects of their own.</source>
        <translation>相互接触的圆形物体成为独立的对象。</translation>
    </message>
    <message>
        <source>Divide region among its objects</source>
        <translation>将区域划分给其中的对象</translation>
    </message>
    <message>
        <source>Each object grows into what has no number, up to the necks between them.</source>
        <translation>每个对象向无编号处扩张，直到彼此之间的颈部。</translation>
    </message>
    <message>
        <source>Grow all objects of this class</source>
        <translation>扩张此类别的所有对象</translation>
    </message>
    <message>
        <source>They take what has no number of the regions that they are in.</source>
        <translation>它们占据所在区域中无编号的部分。</translation>
    </message>
    <message>
        <source>Make regions of this class objects</source>
        <translation>将此类别的区域变为对象</translation>
    </message>
    <message>
        <source>Each connected region of the active class without a number gets one.</source>
        <translation>为当前类别中没有编号的每个连通区域编号。</translation>
    </message>
    <message>
        <source>Split all of this class where narrow</source>
        <translation>在狭窄处拆分此类别的全部区域</translation>
    </message>
    <message>
        <source>Make its regions objects, and divide round things that touch.</source>
        <translation>将其区域变为对象，并分开相互接触的圆形物体。</translation>
    </message>
    <message>
        <source>Renumber objects</source>
        <translation>重新编号对象</translation>
    </message>
    <message>
        <source>Close the gaps: 1, 2, 3 …</source>
        <translation>消除空号：1、2、3……</translation>
    </message>
    <message>
        <source>Accepted regions become objects</source>
        <translation>接受的区域成为对象</translation>
    </message>
    <message>
        <source>In classes that have objects, each region that you accept is one; it joins the object that it touches.</source>
        <translation>在已有对象的类别中，您接受的每个区域都成为一个对象；若与某个对象相接，则并入该对象。</translation>
    </message>
    <message>
        <source>Colour by object</source>
        <translation>按对象着色</translation>
    </message>
    <message>
        <source>Annotation: a colour for each object, not each class.</source>
        <translation>标注：每个对象一种颜色，而不是每个类别一种。</translation>
    </message>
    <message>
        <source>Export measurements…</source>
        <translation>导出测量数据…</translation>
    </message>
    <message>
        <source>Size, form and intensity of each object of all images, as a table.</source>
        <translation>以表格形式导出所有图像中每个对象的大小、形状和强度。</translation>
    </message>
    <message>
        <source>Class colours by hand</source>
        <translation>手动设置类别颜色</translation>
    </message>
    <message>
        <source>Click a class&apos;s colour in the list to choose it.</source>
        <translation>单击列表中类别的颜色进行选择。</translation>
    </message>
    <message>
        <source>Class colours: {palette}</source>
        <translation>类别颜色：{palette}</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Swap class with background</source>
        <translation>与背景类别互换</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Delete class…</source>
        <translation>删除类别…</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>类别 {number}</translation>
    </message>
    <message>
        <source>Live training</source>
        <translation>实时训练</translation>
    </message>
    <message>
        <source>Learn from every stroke as you draw.</source>
        <translation>边绘制边从每一笔学习。</translation>
    </message>
    <message>
        <source>Train once</source>
        <translation>训练一次</translation>
    </message>
    <message>
        <source>Train for some seconds, then rest.</source>
        <translation>训练数秒，然后停下。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop training; what was learned stays.</source>
        <translation>停止训练；已学到的会保留。</translation>
    </message>
    <message>
        <source>Predict all images</source>
        <translation>预测所有图像</translation>
    </message>
    <message>
        <source>Predict every image of the project with this version.</source>
        <translation>用此版本预测项目中的每幅图像。</translation>
    </message>
    <message>
        <source>Refine predictions (CRF)…</source>
        <translation>细化预测（CRF）…</translation>
    </message>
    <message>
        <source>Brings borders to where colours change; shows in this image what it does.</source>
        <translation>把边界移到颜色变化处；在此图像中显示其作用。</translation>
    </message>
    <message>
        <source>Evaluation…</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>How good the network is, class by class, and the worst images.</source>
        <translation>网络的好坏：逐类别的指标，以及最差的图像。</translation>
    </message>
    <message>
        <source>Measurements…</source>
        <translation>测量…</translation>
    </message>
    <message>
        <source>Size, form and intensity of all objects, as a table and as histograms.</source>
        <translation>所有对象的大小、形状与强度，以表格和直方图显示。</translation>
    </message>
    <message>
        <source>Statistics of the images…</source>
        <translation>图像统计…</translation>
    </message>
    <message>
        <source>Classes, sizes, and what is empty, alike or broken among all images.</source>
        <translation>所有图像的类别、尺寸，以及哪些为空、相似或损坏。</translation>
    </message>
    <message>
        <source>Compare networks…</source>
        <translation>比较网络…</translation>
    </message>
    <message>
        <source>Train several networks on the same labels, and see which does best.</source>
        <translation>用同样的标注训练多个网络，看哪个最好。</translation>
    </message>
    <message>
        <source>Cross-validate and search…</source>
        <translation>交叉验证与搜索…</translation>
    </message>
    <message>
        <source>Cross-validation over networks, learning rates, patches and losses.</source>
        <translation>对网络、学习率、图块和损失进行交叉验证。</translation>
    </message>
    <message>
        <source>Robustness…</source>
        <translation>稳健性…</translation>
    </message>
    <message>
        <source>What the network still finds under noise, blur, other light, size, angle.</source>
        <translation>在噪声、模糊、光照、尺寸和角度改变时网络还能找到什么。</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>解释…</translation>
    </message>
    <message>
        <source>What in the image the network decides by, for all in view or a region.</source>
        <translation>网络依据图像中的什么作出判断，可针对视图中的全部或某个区域。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>A page on the project: data, examples, curves, figures, how to cite.</source>
        <translation>关于项目的一页：数据、示例、曲线、指标、如何引用。</translation>
    </message>
    <message>
        <source>Accept or reject above a confidence…</source>
        <translation>按置信度接受或拒绝…</translation>
    </message>
    <message>
        <source>Judge the prediction where it is sure enough: right, or wrong.</source>
        <translation>在预测足够确信之处作出判断：正确或错误。</translation>
    </message>
    <message>
        <source>Reject region under the pointer</source>
        <translation>拒绝指针下的区域</translation>
    </message>
    <message>
        <source>It becomes background; background becomes the active class. While an outline is drawn, takes its last point back.</source>
        <translation>它变为背景；背景则变为当前类别。绘制轮廓时则收回最后一点。</translation>
    </message>
    <message>
        <source>Reject this class</source>
        <translation>拒绝此类别</translation>
    </message>
    <message>
        <source>The prediction of the active class is wrong everywhere in this image.</source>
        <translation>当前类别的预测在本图像中全部错误。</translation>
    </message>
    <message>
        <source>Contradiction: keep what is drawn</source>
        <translation>矛盾处：保留所画</translation>
    </message>
    <message>
        <source>It is not listed again unless it is drawn anew; the next one is shown.</source>
        <translation>除非重新绘制，否则不再列出；随后显示下一处。</translation>
    </message>
    <message>
        <source>Contradiction: change to the prediction</source>
        <translation>矛盾处：改为预测</translation>
    </message>
    <message>
        <source>The network&apos;s class is drawn there, which can be undone; the next is shown.</source>
        <translation>在该处画上网络预测的类别（可撤销）；随后显示下一处。</translation>
    </message>
    <message>
        <source>Take region under the pointer as drawn</source>
        <translation>将指针下的区域视为手绘</translation>
    </message>
    <message>
        <source>Predicted or accepted, it is then yours to edit, and no version replaces it.</source>
        <translation>无论是预测的还是已接受的，此后都归您编辑，任何版本都不会替换它。</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>缩放到 100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show annotation</source>
        <translation>显示标注</translation>
    </message>
    <message>
        <source>Show prediction</source>
        <translation>显示预测</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>显示不确定度</translation>
    </message>
    <message>
        <source>Outline instead of fill</source>
        <translation>显示轮廓而非填充</translation>
    </message>
    <message>
        <source>Differences between annotation and prediction</source>
        <translation>标注与预测的差异</translation>
    </message>
    <message>
        <source>Keep this prediction to compare</source>
        <translation>保留此预测以供比较</translation>
    </message>
    <message>
        <source>Differences to the kept version</source>
        <translation>与保留版本的差异</translation>
    </message>
    <message>
        <source>Prediction in colours of the classes</source>
        <translation>预测按类别着色</translation>
    </message>
    <message>
        <source>Prediction in colours of its confidence</source>
        <translation>预测按置信度着色</translation>
    </message>
    <message>
        <source>Prediction in colours of its uncertainty</source>
        <translation>预测按不确定度着色</translation>
    </message>
    <message>
        <source>Hide overlays while held</source>
        <translation>按住时隐藏叠加层</translation>
    </message>
    <message>
        <source>Intensity panel</source>
        <translation>强度面板</translation>
    </message>
    <message>
        <source>Histogram, window and level, gamma and channels.</source>
        <translation>直方图、窗宽窗位、伽马和通道。</translation>
    </message>
    <message>
        <source>Automatic intensity</source>
        <translation>自动强度</translation>
    </message>
    <message>
        <source>Invert intensity</source>
        <translation>反转强度</translation>
    </message>
    <message>
        <source>Reset intensity</source>
        <translation>重置强度</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Training method…</source>
        <translation>训练方法…</translation>
    </message>
    <message>
        <source>Network, loss, learning rate, and how rare classes are treated.</source>
        <translation>网络、损失、学习率，以及如何对待稀少类别。</translation>
    </message>
    <message>
        <source>Find objects (Mask R-CNN)…</source>
        <translation>查找对象（Mask R-CNN）…</translation>
    </message>
    <message>
        <source>Each object by itself: boxes, classes, scores and masks, to be accepted.</source>
        <translation>逐个找出对象：框、类别、得分和掩膜，供接受。</translation>
    </message>
    <message>
        <source>Make synthetic images…</source>
        <translation>生成合成图像…</translation>
    </message>
    <message>
        <source>More of a rare class: a generator paints new masks. Marked as synthetic.</source>
        <translation>增加稀有类别：生成器按新掩膜绘制图像，并标记为合成。</translation>
    </message>
    <message>
        <source>Export network…</source>
        <translation>导出网络…</translation>
    </message>
    <message>
        <source>Write a version to a file: for SegStudio, or as ONNX.</source>
        <translation>将一个版本写入文件：供 SegStudio 使用，或保存为 ONNX。</translation>
    </message>
    <message>
        <source>Import network…</source>
        <translation>导入网络…</translation>
    </message>
    <message>
        <source>Go on from a network of another project.</source>
        <translation>从另一个项目的网络继续。</translation>
    </message>
    <message>
        <source>Make the network smaller…</source>
        <translation>缩小网络…</translation>
    </message>
    <message>
        <source>Pruning, 8-bit integers, distillation: size, speed and Dice before and after.</source>
        <translation>剪枝、8 位整数、蒸馏：前后的大小、速度和 Dice。</translation>
    </message>
    <message>
        <source>Write TensorBoard files</source>
        <translation>写入 TensorBoard 文件</translation>
    </message>
    <message>
        <source>Loss, Dice, rate and versions, into the folder “tensorboard” of the project.</source>
        <translation>将损失、Dice、学习率和版本写入项目的“tensorboard”文件夹。</translation>
    </message>
    <message>
        <source>Predict a folder…</source>
        <translation>预测文件夹…</translation>
    </message>
    <message>
        <source>Masks of all images in a folder, and a table of areas.</source>
        <translation>文件夹中所有图像的掩膜，以及面积表。</translation>
    </message>
</context>
<context>
    <name>BrushSize</name>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Brush size ([ and ], or Shift+wheel)</source>
        <translation>画笔大小（[ 和 ]，或 Shift+滚轮）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush diameter</source>
        <translation>画笔直径</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Image canvas</source>
        <translation>图像画布</translation>
    </message>
</context>
<context>
    <name>ClassListModel</name>
    <message>
        <source>, locked</source>
        <translation>，已锁定</translation>
    </message>
    <message>
        <source>{name}, {count} pixels in this image{lock}</source>
        <translation>{name}，本图像中 {count} 像素{lock}</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>class {number}</source>
        <translation>类别 {number}</translation>
    </message>
    <message>
        <source>Colour of “{name}”</source>
        <translation>“{name}”的颜色</translation>
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>{share:.1%} labelled</source>
        <translation>已标注 {share:.1%}</translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation>更改颜色</translation>
    </message>
    <message>
        <source>Double click: rename · Drag: reorder</source>
        <translation>双击：重命名 · 拖动：重新排序</translation>
    </message>
    <message>
        <source>Locked pixels cannot be painted over</source>
        <translation>锁定的像素不会被覆盖</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Change colour…</source>
        <translation>更改颜色…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Accept predictions of this class</source>
        <translation>接受此类别的预测</translation>
    </message>
    <message>
        <source>Delete class…</source>
        <translation>删除类别…</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type a command…</source>
        <translation>输入命令…</translation>
    </message>
    <message>
        <source>Name of the command</source>
        <translation>命令名称</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>{menu}: {command}</source>
        <translation>{menu}：{command}</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>没有名为“{text}”的命令。</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Networks, the best first</source>
        <translation>网络，最好的在前</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished">比较</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Seconds of training for each network</source>
        <translation>每个网络的训练秒数</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量于</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation>留出图像</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation>使用此网络</translation>
    </message>
    <message>
        <source>The project&apos;s network learns so from now on; it starts anew where it differs.</source>
        <translation>项目的网络从现在起这样学习；若网络不同则重新开始。</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation type="unfinished">CSV…</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation type="unfinished">保存为 {kind}</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Each learns for</source>
        <translation>各自学习</translation>
    </message>
    <message>
        <source>Each network learns from nothing, from the same strokes and for as long, and is measured on labelled images that it did not learn from. Live training rests meanwhile. What is measured of the same labels is not done again.</source>
        <translation>每个网络都从零开始，用同样的笔画学习同样长的时间，并在未参与学习的已标注图像上测量。期间实时训练暂停。标注相同且已测量过的不会重做。</translation>
    </message>
    <message>
        <source>Held-out images also choose the version shown: report figures of test images.</source>
        <translation>留出图像也用于选择所显示的版本：请报告测试图像的指标。</translation>
    </message>
</context>
<context>
    <name>CompressionDialog</name>
    <message>
        <source>Make the network smaller</source>
        <translation>缩小网络</translation>
    </message>
    <message>
        <source>The network is made smaller on a copy and measured before and after, on labelled images that were set aside. Live training rests meanwhile.</source>
        <translation>在副本上缩小网络，并在预留的已标注图像上测量前后的指标。其间实时训练暂停。</translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"> 秒</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation type="unfinished">留出图像</translation>
    </message>
    <message>
        <source>test images</source>
        <translation type="unfinished">测试图像</translation>
    </message>
    <message>
        <source>reviewed images</source>
        <translation type="unfinished">已审阅的图像</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>Then learn for</source>
        <translation>然后学习</translation>
    </message>
    <message>
        <source>Refuse below a Dice of</source>
        <translation>若 Dice 低于此值则拒绝</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation type="unfinished">测量于</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Make it smaller</source>
        <translation>开始缩小</translation>
    </message>
    <message>
        <source>Save as ONNX…</source>
        <translation>保存为 ONNX…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
    <message>
        <source>Images measured: {count}. </source>
        <translation>测量的图像：{count}。</translation>
    </message>
    <message>
        <source>Nothing is written until you save it.</source>
        <translation>在您保存之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>It becomes a newer version; the one before is pinned.</source>
        <translation>它将成为更新的版本；之前的版本会被固定。</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>已预测</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>{share} of {truth} is predicted as {said}: {pixels} pixels</source>
        <translation>{truth} 的 {share} 被预测为 {said}：{pixels} 像素</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss over training steps</source>
        <translation>损失随训练步数的变化</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Held-out Dice over training steps</source>
        <translation>留出 Dice 随训练步数的变化</translation>
    </message>
    <message>
        <source>Measured on labels that are held out of training</source>
        <translation>在未参与训练的标注上测得</translation>
    </message>
    <message>
        <source>Dice, held out</source>
        <translation>Dice（留出）</translation>
    </message>
</context>
<context>
    <name>DeleteClassDialog</name>
    <message>
        <source>Delete class</source>
        <translation>删除类别</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>{count} pixels in this project are labelled with it. They become:</source>
        <translation>本项目中有 {count} 个像素标为此类别。它们将变为：</translation>
    </message>
    <message>
        <source>No pixel in this project is labelled with it.</source>
        <translation>本项目中没有像素标为此类别。</translation>
    </message>
    <message>
        <source>Unlabelled: the network may fill them in</source>
        <translation>未标注：可由网络填补</translation>
    </message>
    <message>
        <source>Another class:</source>
        <translation>另一类别：</translation>
    </message>
    <message>
        <source>Class that takes the pixels</source>
        <translation>接收这些像素的类别</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>DeleteVersionDialog</name>
    <message>
        <source>Delete version</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Delete version {n}?</source>
        <translation>删除版本 {n}？</translation>
    </message>
    <message>
        <source>What it learned cannot be brought back. Other versions, masks and strokes stay.</source>
        <translation>它学到的内容无法恢复。其他版本、掩膜和笔画保持不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">删除</translation>
    </message>
</context>
<context>
    <name>DoubtsList</name>
    <message>
        <source>Contradictions</source>
        <translation>矛盾处</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>{drawn} → {said}</source>
        <translation>{drawn} → {said}</translation>
    </message>
    <message>
        <source>Looked for once there is a network.</source>
        <translation>有了网络后才会查找。</translation>
    </message>
    <message>
        <source>Nowhere is the network sure of another class than is drawn.</source>
        <translation>没有网络确信与所画类别不同的地方。</translation>
    </message>
    <message>
        <source>The network is sure of another class than is drawn.</source>
        <translation>网络确信这些地方与所画的类别不同。</translation>
    </message>
    <message>
        <source>{size} px · {confidence} % sure</source>
        <translation>{size} px · 确信度 {confidence} %</translation>
    </message>
    <message>
        <source> · not trained on</source>
        <translation> · 未参与训练</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>… or drop images, a folder or a project anywhere in this window.</source>
        <translation>……或将图像、文件夹或项目拖放到此窗口的任意位置。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>This project has no images yet</source>
        <translation>此项目还没有图像</translation>
    </message>
    <message>
        <source>Welcome to SegStudio</source>
        <translation>欢迎使用 SegStudio</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Draw a few strokes. A network learns from them while you draw.</source>
        <translation>画上几笔，网络会在您绘制时从中学习。</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>EvaluationChoiceBar</name>
    <message>
        <source>Compare predictions with</source>
        <translation>将预测比较于</translation>
    </message>
    <message>
        <source>what is drawn on reviewed images</source>
        <translation>已审阅图像上的标注</translation>
    </message>
    <message>
        <source>what is drawn on held-out images</source>
        <translation>留出图像上的标注</translation>
    </message>
    <message>
        <source>what is drawn on test images</source>
        <translation>测试图像上的标注</translation>
    </message>
    <message>
        <source>what is drawn on any image</source>
        <translation>任意图像上的标注</translation>
    </message>
    <message>
        <source>masks in a folder…</source>
        <translation>文件夹中的掩膜…</translation>
    </message>
    <message>
        <source>Predict all of them anew</source>
        <translation>全部重新预测</translation>
    </message>
    <message>
        <source>Else only images without a prediction are predicted before they are compared.</source>
        <translation>否则比较之前只预测尚无预测的图像。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>masks in “{name}”</source>
        <translation>“{name}”中的掩膜</translation>
    </message>
    <message>
        <source>Folder with the truth</source>
        <translation>真值所在的文件夹</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>Figures of</source>
        <translation>指标范围</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>可靠性图</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Share right</source>
        <translation>正确比例</translation>
    </message>
    <message>
        <source>Histogram of the mean Dice</source>
        <translation>平均 Dice 直方图</translation>
    </message>
    <message>
        <source>Mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Compares what the network predicts with what you drew, or with masks made elsewhere: Dice, outlines, areas and calibration of each class, each with an interval that tells how sure it is. The worst images come first, to be opened.</source>
        <translation>将网络的预测与您的标注或别处制作的掩膜比较：各类别的 Dice、轮廓、面积与校准，每项都带区间以说明其可靠程度。最差的图像排在最前，可直接打开。</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Worst images first</source>
        <translation>最差图像在前</translation>
    </message>
    <message>
        <source>Which class was taken for which</source>
        <translation>哪个类别被当成哪个</translation>
    </message>
    <message>
        <source>As right as it is sure?</source>
        <translation>置信与正确是否一致？</translation>
    </message>
    <message>
        <source>Mean Dice of the images</source>
        <translation>各图像的平均 Dice</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation>保存为 {kind}</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished">进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>There is no trained network yet; draw strokes and train.</source>
        <translation>还没有训练好的网络；请画出笔画并训练。</translation>
    </message>
    <message>
        <source>Point at the image and use the shortcut of “Explain…” to ask about what is there.</source>
        <translation>指向图像并使用“解释…”的快捷键，可询问那里的内容。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished">版本 {version}</translation>
    </message>
    <message>
        <source>About {pixels}</source>
        <translation>关于 {pixels}</translation>
    </message>
    <message>
        <source>{maps}, each place {px} px wide</source>
        <translation>{maps}，每个位置宽 {px} px</translation>
    </message>
    <message>
        <source>a window of {width} × {height} px</source>
        <translation>{width} × {height} 像素的窗口</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>All of it in view</source>
        <translation>视图中的全部</translation>
    </message>
    <message>
        <source>The region pointed at</source>
        <translation>所指的区域</translation>
    </message>
    <message>
        <source>Point at the image and use the shortcut of “Explain…”.</source>
        <translation>指向图像并使用“解释…”的快捷键。</translation>
    </message>
    <message>
        <source>Deepest, what</source>
        <translation>最深（是什么）</translation>
    </message>
    <message>
        <source>Finest, where</source>
        <translation>最细（在哪里）</translation>
    </message>
    <message>
        <source>Mean of all</source>
        <translation>全部的平均</translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"> px</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Hidden squares</source>
        <translation>遮住的方块</translation>
    </message>
    <message>
        <source>Feature map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Colours from {low} to {high}</source>
        <translation>颜色从 {low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export masks</source>
        <translation type="unfinished">导出掩码</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation type="unfinished">写入的文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">导出</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished">已停止。</translation>
    </message>
    <message>
        <source>Export overlays</source>
        <translation type="unfinished">导出叠加图</translation>
    </message>
    <message>
        <source>One PNG for each image with the classes drawn over it, to show and to print.</source>
        <translation type="unfinished">每幅图像一个叠加了类别的 PNG，供展示和打印。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished">格式</translation>
    </message>
    <message>
        <source>Index PNG</source>
        <translation>索引 PNG</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Fill unlabelled pixels with the prediction</source>
        <translation type="unfinished">用预测填补未标注的像素</translation>
    </message>
    <message>
        <source>What a person drew is never replaced.</source>
        <translation type="unfinished">手绘内容绝不会被替换。</translation>
    </message>
    <message>
        <source>Tell the objects of a class apart</source>
        <translation>区分同一类别的各个对象</translation>
    </message>
    <message>
        <source>Without it, only classes are written.</source>
        <translation>不勾选则只写出类别。</translation>
    </message>
    <message>
        <source>With the first class, “{name}”</source>
        <translation>包含第一个类别“{name}”</translation>
    </message>
    <message>
        <source>Many tools want no background as a class of its own.</source>
        <translation>许多工具不需要把背景作为单独的类别。</translation>
    </message>
    <message>
        <source>Pictures for looking at, too</source>
        <translation>同时写出供查看的图片</translation>
    </message>
    <message>
        <source>One PNG for each image, in a folder “overlays” beside the masks.</source>
        <translation>每张图像一个 PNG，放在掩码旁的“overlays”文件夹中。</translation>
    </message>
    <message>
        <source>Rules change predictions only, which are not asked for.</source>
        <translation>规则只改变预测，而此处未要求预测。</translation>
    </message>
    <message>
        <source>All images</source>
        <translation type="unfinished">所有图像</translation>
    </message>
    <message>
        <source>Images in the list</source>
        <translation>列表中的图像</translation>
    </message>
    <message>
        <source>Selected images</source>
        <translation>选中的图像</translation>
    </message>
    <message>
        <source>Reviewed images</source>
        <translation>已审核的图像</translation>
    </message>
    <message>
        <source>Images to train with</source>
        <translation>用于训练的图像</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation type="unfinished">留出图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished">测试图像</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished">进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Count no further; the export is not touched.</source>
        <translation>不再统计；不影响导出。</translation>
    </message>
    <message>
        <source>What is not carried</source>
        <translation>无法保存的内容</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换它们</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished">正在查看…</translation>
    </message>
    <message>
        <source>This format cannot carry: {limits}.</source>
        <translation>该格式无法保存：{limits}。</translation>
    </message>
    <message>
        <source>Images to write: {number}.</source>
        <translation>将写出的图像：{number}。</translation>
    </message>
    <message>
        <source>Without anything to write: {number}.</source>
        <translation>没有可写内容的图像：{number}。</translation>
    </message>
    <message>
        <source>Stopped: what comes after it was not counted.</source>
        <translation>已停止：之后的内容未统计。</translation>
    </message>
    <message>
        <source>Files that are there already: {number}, such as “{name}”.</source>
        <translation>已存在的文件：{number} 个，例如“{name}”。</translation>
    </message>
</context>
<context>
    <name>ExportNetworkDialog</name>
    <message>
        <source>Export network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>The network without images and strokes. A card beside it, FILE.json, says how it is used, what it learned from and how good it is.</source>
        <translation>不含图像和笔画的网络。旁边的说明卡 FILE.json 说明其用法、学习来源和效果。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished">版本</translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished">格式</translation>
    </message>
    <message>
        <source>SegStudio (safetensors)</source>
        <translation>SegStudio（safetensors）</translation>
    </message>
    <message>
        <source>ONNX, for other programs</source>
        <translation>ONNX，供其他程序使用</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>such as CC BY 4.0</source>
        <translation>例如 CC BY 4.0</translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">导出</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Takes up to a minute. It is kept only where ONNX Runtime says the same as the network on an image of this project. Needs: pip install &apos;segstudio[onnx]&apos;</source>
        <translation>最多需要一分钟。仅当 ONNX Runtime 在本项目的图像上给出与网络相同的结果时才会保留。需要：pip install &apos;segstudio[onnx]&apos;</translation>
    </message>
    <message>
        <source>Can be imported into other projects.</source>
        <translation>可以导入到其他项目中。</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something went wrong inside SegStudio ({kind}). What you drew is kept; please report this with the details.</source>
        <translation>SegStudio 内部出错（{kind}）。您绘制的内容已保留；请附上详情报告此问题。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>95 % of the means of as many images, drawn again and again</source>
        <translation>反复抽取同样多图像所得均值的 95 %</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images on which the class is, or is predicted</source>
        <translation>存在或预测有该类别的图像</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>All but the first</source>
        <translation>除第一类外</translation>
    </message>
    <message>
        <source>95 % interval: {ends}</source>
        <translation>95 % 区间：{ends}</translation>
    </message>
    <message>
        <source>Prediction alone</source>
        <translation>仅预测</translation>
    </message>
    <message>
        <source>Prediction, images without any label</source>
        <translation>预测（无任何标注的图像）</translation>
    </message>
    <message>
        <source>Result: what is drawn, over the prediction</source>
        <translation>结果：标注覆盖于预测之上</translation>
    </message>
    <message>
        <source>Images to learn from</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation>留出图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Pixel accuracy {number}</source>
        <translation>像素准确率 {number}</translation>
    </message>
    <message>
        <source>Calibration error {number}</source>
        <translation>校准误差 {number}</translation>
    </message>
    <message>
        <source>Images compared: {count}.</source>
        <translation>已比较图像：{count}。</translation>
    </message>
    <message>
        <source>It was stopped before the last.</source>
        <translation>在最后一张之前已停止。</translation>
    </message>
    <message>
        <source>Without labels or without a prediction: {count}.</source>
        <translation>没有标注或没有预测：{count}。</translation>
    </message>
    <message>
        <source>Left out: {count}. {reason}</source>
        <translation>略过：{count}。{reason}</translation>
    </message>
    <message>
        <source>The project has not these classes of the truth: {names}.</source>
        <translation>项目中没有真值的这些类别：{names}。</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Boundary F1</source>
        <translation>边界 F1</translation>
    </message>
    <message>
        <source>HD95 px</source>
        <translation>HD95 像素</translation>
    </message>
    <message>
        <source>HD95 µm</source>
        <translation>HD95 µm</translation>
    </message>
    <message>
        <source>Area off px</source>
        <translation>面积偏差 像素</translation>
    </message>
    <message>
        <source>Area off µm²</source>
        <translation>面积偏差 µm²</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Overlap of truth and prediction, 0 to 1</source>
        <translation>真值与预测的重叠，0 到 1</translation>
    </message>
    <message>
        <source>Overlap divided by union, 0 to 1</source>
        <translation>重叠除以并集，0 到 1</translation>
    </message>
    <message>
        <source>Share of what was said that is true</source>
        <translation>所说之中为真的比例</translation>
    </message>
    <message>
        <source>Share of what is true that was said</source>
        <translation>为真之中被说到的比例</translation>
    </message>
    <message>
        <source>Share of outlines within 2 pixels of each other</source>
        <translation>相距 2 像素以内的轮廓比例</translation>
    </message>
    <message>
        <source>How far outlines are apart, but the worst 5 %</source>
        <translation>轮廓相距多远（不计最差 5 %）</translation>
    </message>
    <message>
        <source>Mean absolute error of the area</source>
        <translation>面积的平均绝对误差</translation>
    </message>
    <message>
        <source>How far confidence is from being right so often</source>
        <translation>置信度与实际正确率的差距</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Look alike</source>
        <translation>看起来相似</translation>
    </message>
    <message>
        <source>One brightness</source>
        <translation>单一亮度</translation>
    </message>
    <message>
        <source>Only background</source>
        <translation>仅背景</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>无标注</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 另有 {count} 个</translation>
    </message>
    <message>
        <source>The same file</source>
        <translation>相同文件</translation>
    </message>
    <message>
        <source>In another split: {names}</source>
        <translation>位于其他划分：{names}</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>写入报告</translation>
    </message>
</context>
<context>
    <name>FiguresWindow</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Kinds of figures</source>
        <translation>指标种类</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished">对象</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>保存指标</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Folder for the new project</source>
        <translation>新项目的文件夹</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Folder that holds the missing images</source>
        <translation>丢失图像所在的文件夹</translation>
    </message>
    <message>
        <source>Folder of the damaged project</source>
        <translation>损坏项目的文件夹</translation>
    </message>
    <message>
        <source>Export measurements</source>
        <translation>导出测量数据</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter images</source>
        <translation>筛选图像</translation>
    </message>
    <message>
        <source>Sort images</source>
        <translation>排序图像</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished">按名称筛选</translation>
    </message>
    <message>
        <source>Filter images by name</source>
        <translation type="unfinished">按名称筛选图像</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选条件</translation>
    </message>
    <message>
        <source>Remove the filter “{words}”</source>
        <translation>移除筛选条件“{words}”</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class present</source>
        <translation>包含类别</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No image has a tag yet</source>
        <translation>还没有图像带有标签</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>显示全部图像</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>倒序</translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Distance between lines</source>
        <translation>线间距</translation>
    </message>
    <message>
        <source>Show grid</source>
        <translation>显示网格</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group of this image</source>
        <translation>此图像的分组</translation>
    </message>
    <message>
        <source>Group of {count} images</source>
        <translation>{count} 幅图像的分组</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>分组名称</translation>
    </message>
    <message>
        <source>Patient, field or video; empty for none</source>
        <translation>病人、视野或视频；留空表示无</translation>
    </message>
    <message>
        <source>Images of one group stay together when the project is split.</source>
        <translation>划分项目时，同一分组的图像保持在一起。</translation>
    </message>
    <message>
        <source>Set group</source>
        <translation>设置分组</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>very unsure</source>
        <translation>很不确定</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Most to gain</source>
        <translation>最有帮助处</translation>
    </message>
    <message>
        <source>unlike the others</source>
        <translation>与其他不同</translation>
    </message>
    <message>
        <source>large</source>
        <translation>面积大</translation>
    </message>
    <message>
        <source>the most of what is left</source>
        <translation>剩余中最有帮助</translation>
    </message>
    <message>
        <source>Images are not ranked: N goes on in order.</source>
        <translation>未对图像排序：N 按顺序前进。</translation>
    </message>
    <message>
        <source>Places are ranked once there is a network.</source>
        <translation>有了网络后才会为位置排序。</translation>
    </message>
    <message>
        <source>No image has been ranked yet.</source>
        <translation>还没有图像被排序。</translation>
    </message>
    <message>
        <source>All images are ranked.</source>
        <translation>所有图像都已排序。</translation>
    </message>
    <message>
        <source>Ranked {count} of {total} images so far.</source>
        <translation>目前已为 {total} 张图像中的 {count} 张排序。</translation>
    </message>
    <message>
        <source>{words} Broken or too large to be looked over: {count}.</source>
        <translation>{words} 损坏或过大而无法查看：{count}。</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Drag the ends of the window, or the window between them</source>
        <translation>拖动窗的两端，或拖动整个窗</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Older edits are forgotten</source>
        <translation>更早的编辑已被遗忘</translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation>尚未绘制</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>当前显示</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Edits of this image, the oldest first</source>
        <translation>本图像的编辑，最早的在前</translation>
    </message>
    <message>
        <source>{count} edits, {used} of {budget} MB</source>
        <translation>{count} 次编辑，{used} / {budget} MB</translation>
    </message>
    <message>
        <source>older ones are forgotten beyond that</source>
        <translation>超出部分最早的会被遗忘</translation>
    </message>
</context>
<context>
    <name>ImageFilter</name>
    <message>
        <source>Confidence up to {share}</source>
        <translation>置信度不超过 {share}</translation>
    </message>
    <message>
        <source>Disagreement from {share}</source>
        <translation>不一致至少 {share}</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>含“{name}”</translation>
    </message>
    <message>
        <source>By {key}</source>
        <translation>按{key}</translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation>分组：{name}</translation>
    </message>
    <message>
        <source>Confidence: {share}</source>
        <translation>置信度：{share}</translation>
    </message>
    <message>
        <source>Predicted otherwise than drawn: {share}</source>
        <translation>预测与绘制不同：{share}</translation>
    </message>
    <message>
        <source>Worked on for {time}</source>
        <translation>工作用时 {time}</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>{count} images</source>
        <translation>{count} 幅图像</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
</context>
<context>
    <name>ImageSort</name>
    <message>
        <source>Project order</source>
        <translation>项目顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Drawn area</source>
        <translation>绘制面积</translation>
    </message>
    <message>
        <source>Time worked</source>
        <translation>工作时间</translation>
    </message>
</context>
<context>
    <name>ImageSplit</name>
    <message>
        <source>No split</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
</context>
<context>
    <name>ImageStatus</name>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>已预测</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审阅</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>What can be done to the images that are chosen</source>
        <translation>可对所选图像执行的操作</translation>
    </message>
    <message>
        <source>{listed} of {total} images</source>
        <translation>{listed} / {total} 幅图像</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 幅图像</translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation>{total} 幅图像</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>已选 {count} 幅</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Import masks</source>
        <translation type="unfinished">导入掩码</translation>
    </message>
    <message>
        <source>Folder or file</source>
        <translation>文件夹或文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished">进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished">导入</translation>
    </message>
    <message>
        <source>Choose the folder or the file of the masks.</source>
        <translation>请选择掩码所在的文件夹或文件。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished">格式</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Looking at image {done} of {total}…</source>
        <translation>正在查看第 {done} 张图像，共 {total} 张…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>No mask fits an image of the project. Choose another place.</source>
        <translation>没有与项目图像对应的掩码。请选择其他位置。</translation>
    </message>
    <message>
        <source>Found by content</source>
        <translation>按内容识别</translation>
    </message>
    <message>
        <source>Index PNG</source>
        <translation>索引 PNG</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>{format} cannot carry: {limits}.</source>
        <translation>{format} 无法保存：{limits}。</translation>
    </message>
    <message>
        <source>Keep mine: those images stay as they are</source>
        <translation>保留我的：这些图像保持不变</translation>
    </message>
    <message>
        <source>Take theirs: what is drawn there is replaced</source>
        <translation>采用导入的：替换已绘制的内容</translation>
    </message>
    <message>
        <source>Both: theirs only where mine is empty</source>
        <translation>两者兼取：仅在我未绘制处采用导入的</translation>
    </message>
    <message>
        <source>Image by image…</source>
        <translation>逐张图像选择…</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished">图像</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>{choice}, as all</source>
        <translation>{choice}（与全部相同）</translation>
    </message>
    <message>
        <source>As all</source>
        <translation>与全部相同</translation>
    </message>
    <message>
        <source>The chosen images</source>
        <translation>所选图像</translation>
    </message>
    <message>
        <source>Images that are drawn on already</source>
        <translation>已有标注的图像</translation>
    </message>
</context>
<context>
    <name>ImportNetworkDialog</name>
    <message>
        <source>Import network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>Network (.safetensors)</source>
        <translation>网络（.safetensors）</translation>
    </message>
    <message>
        <source>Classes of the network and of this project</source>
        <translation>网络与本项目的类别</translation>
    </message>
    <message>
        <source>Class of the network</source>
        <translation>网络的类别</translation>
    </message>
    <message>
        <source>In this project</source>
        <translation>本项目中</translation>
    </message>
    <message>
        <source>Add classes that this project lacks</source>
        <translation>添加本项目缺少的类别</translation>
    </message>
    <message>
        <source>The network is shown as a newer version, and training goes on from it. The version on screen now is pinned, so that you can go back.</source>
        <translation>该网络将作为更新的版本显示，训练从它继续。当前显示的版本会被固定，以便返回。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished">导入</translation>
    </message>
    <message>
        <source>Choose a network that SegStudio exported.</source>
        <translation>请选择 SegStudio 导出的网络。</translation>
    </message>
    <message>
        <source>– left out</source>
        <translation>– 略去</translation>
    </message>
    <message>
        <source>{name} (new)</source>
        <translation>{name}（新）</translation>
    </message>
    <message>
        <source>– not known yet</source>
        <translation>– 尚不认识</translation>
    </message>
    <message>
        <source>Fewer than two of its classes are in this project: give classes the same names, or add them.</source>
        <translation>它的类别中只有不到两个在本项目中：请使用相同的类别名称，或添加它们。</translation>
    </message>
    <message>
        <source>Version {n} of “{project}”, held-out Dice {dice} there. Licence: {licence}</source>
        <translation>“{project}”的版本 {n}，其留出 Dice 为 {dice}。许可：{licence}</translation>
    </message>
</context>
<context>
    <name>Instances</name>
    <message>
        <source>Find objects (Mask R-CNN)</source>
        <translation>查找对象（Mask R-CNN）</translation>
    </message>
    <message>
        <source>A network beside the project&apos;s own that finds each object by itself: a box, a class, a score and a mask. It learns from images that are reviewed or labelled in full.</source>
        <translation>项目自身网络之外的另一个网络，逐个找出对象：框、类别、得分和掩膜。它从已审核或完全标注的图像中学习。</translation>
    </message>
    <message>
        <source>Find in this image</source>
        <translation>在此图像中查找</translation>
    </message>
    <message>
        <source>Find in all images</source>
        <translation>在所有图像中查找</translation>
    </message>
    <message>
        <source>Finds and accepts all that are at least that sure, in one step that can be undone. Images that are reviewed, excluded, synthetic or for measuring are passed over.</source>
        <translation>查找并接受所有达到该把握的对象，作为可撤销的一步。已审核、已排除、合成或用于度量的图像会被跳过。</translation>
    </message>
    <message>
        <source>Less sure ones are not shown.</source>
        <translation>把握较小的不显示。</translation>
    </message>
    <message>
        <source>Least score</source>
        <translation>最低得分</translation>
    </message>
    <message>
        <source>Accept all shown</source>
        <translation>接受所有显示的</translation>
    </message>
    <message>
        <source>Looking at the image. The first time takes longer.</source>
        <translation>正在查看图像。第一次需要更长时间。</translation>
    </message>
    <message>
        <source>Looking at all images. The job below the image can be cancelled.</source>
        <translation>正在查看所有图像。可取消图像下方的任务。</translation>
    </message>
    <message>
        <source>There is no network for objects yet: train it first.</source>
        <translation>还没有查找对象的网络：请先训练。</translation>
    </message>
    <message>
        <source>Nothing is shown. Below the least score: {less}.</source>
        <translation>没有可显示的。低于最低得分：{less}。</translation>
    </message>
    <message>
        <source>Objects: {shown}; below the least score: {less}. At the pointer, Enter accepts, Backspace leaves out, and Shift+Enter takes as drawn, in the active class.</source>
        <translation>对象：{shown}；低于最低得分：{less}。在指针处，Enter 接受，Backspace 略去，Shift+Enter 以当前类别视为手绘。</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干网络</translation>
    </message>
    <message>
        <source>Small: for any machine</source>
        <translation>小型：适合任何机器</translation>
    </message>
    <message>
        <source>ResNet-50: for a GPU</source>
        <translation>ResNet-50：适合 GPU</translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"> px</translation>
    </message>
    <message>
        <source>Longer side of images as the network sees them.</source>
        <translation>网络所见图像的长边。</translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"> 分钟</translation>
    </message>
    <message>
        <source>Each training starts anew.</source>
        <translation>每次训练都从头开始。</translation>
    </message>
    <message>
        <source>Export as ONNX…</source>
        <translation>导出为 ONNX…</translation>
    </message>
    <message>
        <source>The network as a file for other programs, checked first.</source>
        <translation>将网络写成供其他程序使用的文件，先经检查。</translation>
    </message>
    <message>
        <source>Sees images at</source>
        <translation>图像长边</translation>
    </message>
    <message>
        <source>for</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Reading the images and loading the libraries …</source>
        <translation>正在读取图像并载入程序库…</translation>
    </message>
    <message>
        <source>Step {step}, {seconds} s, loss {loss}</source>
        <translation>第 {step} 步，{seconds} 秒，损失 {loss}</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>Trained on {instances} in {images}: {steps} in {seconds} s, on {backbone}, {side} px.</source>
        <translation>已用 {images}中的 {instances}训练：{seconds} 秒内 {steps}，{backbone}，{side} px。</translation>
    </message>
</context>
<context>
    <name>Intensity</name>
    <message>
        <source>Colour of {name}</source>
        <translation>{name} 的颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <source>Show or hide {name}</source>
        <translation>显示或隐藏 {name}</translation>
    </message>
    <message>
        <source>Adjust {name}</source>
        <translation>调整 {name}</translation>
    </message>
    <message>
        <source>Channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
</context>
<context>
    <name>IntensityPanel</name>
    <message>
        <source>Shown as black, and all below</source>
        <translation>此值及以下显示为黑色</translation>
    </message>
    <message>
        <source>Shown as white, and all above</source>
        <translation>此值及以上显示为白色</translation>
    </message>
    <message>
        <source>Width between black and white</source>
        <translation>黑白之间的宽度</translation>
    </message>
    <message>
        <source>Middle between black and white</source>
        <translation>黑白之间的中点</translation>
    </message>
    <message>
        <source>Gamma: below 1 brightens the middle</source>
        <translation>伽马：小于 1 时中间调变亮</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>All images alike</source>
        <translation>所有图像相同</translation>
    </message>
    <message>
        <source>Show all images of this type so, rather than each in its own way</source>
        <translation>此类型的所有图像都这样显示，而不是各自设置</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>From 0.1 % to 99.9 % of the values</source>
        <translation>取值的 0.1 % 到 99.9 %</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>0.1 % to 99.9 % of the values</source>
        <translation>取值的 0.1 % 到 99.9 %</translation>
    </message>
    <message>
        <source>2 % to 98 % of the values</source>
        <translation>取值的 2 % 到 98 %</translation>
    </message>
    <message>
        <source>Lowest to highest value</source>
        <translation>最小值到最大值</translation>
    </message>
    <message>
        <source>All that the file&apos;s type can hold</source>
        <translation>文件类型的全部范围</translation>
    </message>
    <message>
        <source>Bright shadows (gamma 0.5)</source>
        <translation>提亮暗部（伽马 0.5）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>As when the image was first opened</source>
        <translation>恢复到首次打开时</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Opacity of {layer}</source>
        <translation>{layer} 的不透明度</translation>
    </message>
    <message>
        <source>Fill instead of outline</source>
        <translation>显示填充而非轮廓</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Annotation</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Colour of the prediction</source>
        <translation>预测的颜色</translation>
    </message>
    <message>
        <source>What the colour of the prediction tells</source>
        <translation>预测颜色的含义</translation>
    </message>
    <message>
        <source>Prediction by class</source>
        <translation>预测：按类别</translation>
    </message>
    <message>
        <source>Prediction by confidence</source>
        <translation>预测：按置信度</translation>
    </message>
    <message>
        <source>Prediction by uncertainty</source>
        <translation>预测：按不确定度</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Only drawn</source>
        <translation>仅绘制</translation>
    </message>
    <message>
        <source>Only predicted</source>
        <translation>仅预测</translation>
    </message>
    <message>
        <source>Other class</source>
        <translation>其他类别</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Only before</source>
        <translation>仅之前</translation>
    </message>
    <message>
        <source>Only now</source>
        <translation>仅现在</translation>
    </message>
    <message>
        <source>Only truth</source>
        <translation>仅真值</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>50 % or less</source>
        <translation>50 % 或更低</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>确信</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message>
        <source>New: {name}</source>
        <translation>新建：{name}</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation type="unfinished">未标注</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>{name} (value 0)</source>
        <translation>{name}（值 0）</translation>
    </message>
    <message>
        <source>Class of the data set</source>
        <translation>数据集的类别</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished">像素</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished">变为</translation>
    </message>
    <message>
        <source>Pixels of value 0. Here 0 means that nobody has labelled a pixel.</source>
        <translation>值为 0 的像素。在这里，0 表示像素未标注。</translation>
    </message>
    <message>
        <source>What each class becomes</source>
        <translation>每个类别对应为</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation>其他名称…</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>类别名称</translation>
    </message>
</context>
<context>
    <name>Mask</name>
    <message>
        <source>Mask operations</source>
        <translation>掩码操作</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>任意大小</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>变为</translation>
    </message>
    <message>
        <source>Spare other classes</source>
        <translation>不动其他类别</translation>
    </message>
    <message>
        <source>Takes pixels from the unlabelled and the background only.</source>
        <translation>只占用未标注和背景的像素。</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Smaller than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>Holes smaller than</source>
        <translation>孔洞小于</translation>
    </message>
    <message>
        <source>Removed pixels become</source>
        <translation>去除的像素变为</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Open this window with its shortcut while you point at a region.</source>
        <translation>将指针放在区域上，用快捷键打开此窗口。</translation>
    </message>
    <message>
        <source>Region under the pointer, “{name}”</source>
        <translation>指针下的区域，“{name}”</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>Apply to {number} images</source>
        <translation>应用于 {number} 幅图像</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>This is done to one region: point at it.</source>
        <translation>此操作作用于单个区域：请指向它。</translation>
    </message>
    <message>
        <source>Zoom in to see what would change.</source>
        <translation>放大以查看将发生的变化。</translation>
    </message>
    <message>
        <source>In view: {gained} pixels more, {lost} fewer.</source>
        <translation>视图内：增加 {gained} 像素，减少 {lost} 像素。</translation>
    </message>
    <message>
        <source>Nothing would change in view.</source>
        <translation>视图内不会有变化。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Fills holes that the class surrounds on all sides.</source>
        <translation>填充被该类别四面包围的孔洞。</translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation>去除小块</translation>
    </message>
    <message>
        <source>Removes connected regions smaller than that.</source>
        <translation>去除小于该值的连通区域。</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Evens out the border: each pixel follows most of those around.</source>
        <translation>使边界平整：每个像素随周围多数而定。</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩张</translation>
    </message>
    <message>
        <source>Moves the border outwards by the radius.</source>
        <translation>将边界向外移动该半径。</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Moves the border inwards by the radius.</source>
        <translation>将边界向内移动该半径。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开运算</translation>
    </message>
    <message>
        <source>Removes what is narrower than twice the radius: specks, bridges.</source>
        <translation>去除窄于两倍半径之处：斑点、细桥。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>闭运算</translation>
    </message>
    <message>
        <source>Fills gaps narrower than twice the radius, and so joins regions.</source>
        <translation>填补窄于两倍半径的缝隙，从而连接区域。</translation>
    </message>
    <message>
        <source>Replace class</source>
        <translation>替换类别</translation>
    </message>
    <message>
        <source>Gives its pixels another class.</source>
        <translation>将其像素改为另一类别。</translation>
    </message>
    <message>
        <source>Merge with neighbour</source>
        <translation>与相邻区域合并</translation>
    </message>
    <message>
        <source>Gives the region the class that it shares most of its border with.</source>
        <translation>将区域改为与其共享边界最长的类别。</translation>
    </message>
    <message>
        <source>Split at necks</source>
        <translation>在颈部拆分</translation>
    </message>
    <message>
        <source>Cuts the region where it is narrower than twice the radius.</source>
        <translation>在窄于两倍半径处切开区域。</translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Mirrors the class inside its region, the view or the image.</source>
        <translation>在区域、视图或图像内镜像该类别。</translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation>上下镜像</translation>
    </message>
    <message>
        <source>Region under the pointer</source>
        <translation>指针下的区域</translation>
    </message>
    <message>
        <source>What is in view</source>
        <translation>视图内</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>本图像</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>Point at a region of the image and use the shortcut.</source>
        <translation>指向图像中的区域并使用快捷键。</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished">编号</translation>
    </message>
    <message>
        <source>Area (px)</source>
        <translation>面积（像素）</translation>
    </message>
    <message>
        <source>Perimeter (px)</source>
        <translation>周长（像素）</translation>
    </message>
    <message>
        <source>Length (px)</source>
        <translation>长度（像素）</translation>
    </message>
    <message>
        <source>Width (px)</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Circularity</source>
        <translation>圆度</translation>
    </message>
    <message>
        <source>Area (µm²)</source>
        <translation>面积（µm²）</translation>
    </message>
    <message>
        <source>Perimeter (µm)</source>
        <translation>周长（µm）</translation>
    </message>
    <message>
        <source>Length (µm)</source>
        <translation>长度（µm）</translation>
    </message>
    <message>
        <source>Width (µm)</source>
        <translation>宽度（µm）</translation>
    </message>
    <message>
        <source>Mean intensity</source>
        <translation>平均强度</translation>
    </message>
    <message>
        <source>Lowest intensity</source>
        <translation>最低强度</translation>
    </message>
    <message>
        <source>Highest intensity</source>
        <translation>最高强度</translation>
    </message>
    <message>
        <source>{measure}, channel {number}</source>
        <translation>{measure}，通道 {number}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>掩码(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>O&amp;bjects</source>
        <translation>对象(&amp;B)</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Colour prediction by</source>
        <translation>预测着色依据</translation>
    </message>
    <message>
        <source>Class colours</source>
        <translation>类别颜色</translation>
    </message>
    <message>
        <source>Mark as</source>
        <translation>标记为</translation>
    </message>
    <message>
        <source>Canvas aids</source>
        <translation>画布辅助</translation>
    </message>
    <message>
        <source>Move view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Turn and flip</source>
        <translation>旋转和翻转</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>打开最近的项目</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>还没有项目</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>Method</name>
    <message>
        <source>Training method</source>
        <translation>训练方法</translation>
    </message>
    <message>
        <source>How this project&apos;s network learns. The default is measured to be the quickest to learn from a few strokes: change it for a reason.</source>
        <translation>此项目的网络如何学习。据测量，默认设置从少量笔画中学得最快：有理由时才更改。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished">应用</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation type="unfinished">引擎正在启动。</translation>
    </message>
    <message>
        <source>{low} to {high}; usually {usual}</source>
        <translation>{low} 到 {high}；通常为 {usual}</translation>
    </message>
    <message>
        <source>“{title}” must be a number from {low} to {high}.</source>
        <translation>“{title}”必须是 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>“{title}” must be a whole number from {low} to {high}.</source>
        <translation>“{title}”必须是 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>{title}: for what</source>
        <translation>{title}：用途</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>按所写</translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished">详情</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Channels of the first stage</source>
        <translation>第一级的通道数</translation>
    </message>
    <message>
        <source>How often the resolution is halved</source>
        <translation>分辨率减半的次数</translation>
    </message>
    <message>
        <source>halved</source>
        <translation>次减半</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>个通道</translation>
    </message>
    <message>
        <source>Fewer channels: quicker, and enough where little is labelled.</source>
        <translation>通道越少越快；标注不多时已足够。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">大小</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>a sum…</source>
        <translation>加权和…</translation>
    </message>
    <message>
        <source>Sum of losses</source>
        <translation>损失之和</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>of</source>
        <translation>·</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>set here…</source>
        <translation>在此设定…</translation>
    </message>
    <message>
        <source>Weights of classes</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Rare classes</source>
        <translation>稀少类别</translation>
    </message>
    <message>
        <source>Classes: {names}.</source>
        <translation>类别：{names}。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>What both make of the open image, while you write.</source>
        <translation>编写时显示两者对打开的图像的作用。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>This is how it learns now.</source>
        <translation>现在就是这样学习的。</translation>
    </message>
    <message>
        <source>The network goes on from what it knows; only how it learns changes.</source>
        <translation>网络在已学知识上继续；只改变学习方式。</translation>
    </message>
    <message>
        <source>Starts anew from your strokes. What is on screen stays until the new network has learned; the versions so far stay, to be gone back to.</source>
        <translation>从您的笔画重新开始。在新网络学会之前，屏幕上的结果保持不变；此前的版本会保留，可随时恢复。</translation>
    </message>
    <message>
        <source>The new one has {count} weights.</source>
        <translation>新网络有 {count} 个权重。</translation>
    </message>
    <message>
        <source>There is no GPU here: so large a network takes seconds for each step. Choose fewer channels, such as 16.</source>
        <translation>这里没有 GPU：这么大的网络每一步需要数秒。请选择更少的通道，例如 16。</translation>
    </message>
    <message>
        <source>It needs many labels: {count} pixels are labelled so far.</source>
        <translation>它需要大量标注：目前已标注 {count} 个像素。</translation>
    </message>
    <message>
        <source>The project has no rules to learn from: see Mask ▸ Rules.</source>
        <translation>项目没有可供学习的规则：见“掩膜 ▸ 规则”。</translation>
    </message>
    <message>
        <source>Objects that are told by colour and texture, such as cells. The quickest.</source>
        <translation>靠颜色和纹理辨认的对象，例如细胞。最快。</translation>
    </message>
    <message>
        <source>Photographs of things that have a name: animals, roofs, plants.</source>
        <translation>有名称之物的照片：动物、屋顶、植物。</translation>
    </message>
    <message>
        <source>The U-Net as published, for much that is labelled and a GPU.</source>
        <translation>论文中的 U-Net，适合大量标注和 GPU。</translation>
    </message>
    <message>
        <source>A deep U-Net that learns in fewer steps, for much that is labelled.</source>
        <translation>更深的 U-Net，所需步数更少，适合大量标注。</translation>
    </message>
    <message>
        <source>A U-Net for small objects in much that is alike.</source>
        <translation>适合在大片相似背景中寻找小对象的 U-Net。</translation>
    </message>
    <message>
        <source>A U-Net for classes that are told by what is far away.</source>
        <translation>适合需要看远处才能辨认类别的 U-Net。</translation>
    </message>
    <message>
        <source>Few weights that see far, with a small number of channels. Slow.</source>
        <translation>通道少时权重少而视野大。较慢。</translation>
    </message>
    <message>
        <source>The textbook&apos;s first step. Its borders are coarse: for comparison.</source>
        <translation>教科书的第一步。边界粗糙：用于对比。</translation>
    </message>
    <message>
        <source>Large objects without fine borders.</source>
        <translation>没有精细边界的大对象。</translation>
    </message>
    <message>
        <source>Things that are told by what is around them, for much that is labelled.</source>
        <translation>靠周围环境来区分的事物，适合标注很多的情况。</translation>
    </message>
    <message>
        <source>The same, larger: for much that is labelled and a GPU.</source>
        <translation>同上，但更大：适合标注很多且有 GPU 的情况。</translation>
    </message>
    <message>
        <source>A transformer that begins without any knowledge: for many labels.</source>
        <translation>从零开始的 Transformer：适合大量标注。</translation>
    </message>
    <message>
        <source>Frames of a film or slices of a volume: each is seen between its neighbours.</source>
        <translation>视频的帧或体数据的切片：每一幅都与前后相邻图像一起观察。</translation>
    </message>
    <message>
        <source>Filters and decision trees: an answer at the first strokes, by colour and texture alone.</source>
        <translation>滤波器与决策树：画下最初几笔就有结果，只依据颜色和纹理。</translation>
    </message>
    <message>
        <source>The default: rare classes count, and so does overlap.</source>
        <translation>默认：兼顾稀少类别与重叠程度。</translation>
    </message>
    <message>
        <source>Cross-entropy: each pixel counts alike.</source>
        <translation>交叉熵：每个像素同等重要。</translation>
    </message>
    <message>
        <source>Each class counts alike, however rare it is.</source>
        <translation>无论多稀少，每个类别同等重要。</translation>
    </message>
    <message>
        <source>Most pixels are easy and drown the few hard ones.</source>
        <translation>多数像素容易，会淹没少数困难的像素。</translation>
    </message>
    <message>
        <source>Each class against the rest.</source>
        <translation>每个类别对其余类别。</translation>
    </message>
    <message>
        <source>Small objects: overlap counts, not the number of pixels.</source>
        <translation>小对象：看重叠程度，而非像素数。</translation>
    </message>
    <message>
        <source>A missed pixel is worse than a wrong one.</source>
        <translation>漏掉一个像素比错判一个更糟。</translation>
    </message>
    <message>
        <source>Intersection over union itself, after another loss has begun.</source>
        <translation>直接优化交并比，宜在其他损失之后使用。</translation>
    </message>
    <message>
        <source>Objects close together: the gaps between them count most.</source>
        <translation>彼此靠近的对象：它们之间的间隙权重最大。</translation>
    </message>
    <message>
        <source>Labels with some mistakes.</source>
        <translation>标注有少许错误。</translation>
    </message>
    <message>
        <source>Labels with many mistakes. Learns slowly.</source>
        <translation>标注有许多错误。学得慢。</translation>
    </message>
    <message>
        <source>Several losses with weights, such as 0.8*focal+0.2*dice.</source>
        <translation>多个带权重的损失，例如 0.8*focal+0.2*dice。</translation>
    </message>
    <message>
        <source>The default: quick, and forgiving about its rate.</source>
        <translation>默认：快，对学习率不挑剔。</translation>
    </message>
    <message>
        <source>As adamw, but weights are not drawn to 0.</source>
        <translation>同 adamw，但不把权重拉向 0。</translation>
    </message>
    <message>
        <source>Long training with much that is labelled.</source>
        <translation>大量标注下的长时间训练。</translation>
    </message>
    <message>
        <source>As sgd, looking one step ahead.</source>
        <translation>同 sgd，但向前多看一步。</translation>
    </message>
    <message>
        <source>Loss and gradients that change much.</source>
        <translation>损失和梯度变化很大时。</translation>
    </message>
    <message>
        <source>Rare classes are looked at as often as others.</source>
        <translation>稀少类别与其他类别看得一样多。</translation>
    </message>
    <message>
        <source>Rare classes are looked at a little less often.</source>
        <translation>稀少类别看得略少一些。</translation>
    </message>
    <message>
        <source>Classes are looked at as often as they are labelled.</source>
        <translation>按标注的多少来看各类别。</translation>
    </message>
    <message>
        <source>The loss decides what each class weighs.</source>
        <translation>由损失决定每个类别的权重。</translation>
    </message>
    <message>
        <source>Rare classes weigh somewhat more.</source>
        <translation>稀少类别权重稍大。</translation>
    </message>
    <message>
        <source>Rare classes weigh more, with a limit.</source>
        <translation>稀少类别权重更大，但有上限。</translation>
    </message>
    <message>
        <source>All classes weigh alike, however rare.</source>
        <translation>无论多稀少，各类别权重相同。</translation>
    </message>
    <message>
        <source>What is written weighs so much, all others 1.</source>
        <translation>写明的按所写权重，其余为 1。</translation>
    </message>
    <message>
        <source>The default: high after new strokes, then lower.</source>
        <translation>默认：新笔画之后较高，随后降低。</translation>
    </message>
    <message>
        <source>The rate stays.</source>
        <translation>学习率不变。</translation>
    </message>
    <message>
        <source>The rate falls to 0 along half a wave.</source>
        <translation>学习率沿半个余弦波降到 0。</translation>
    </message>
    <message>
        <source>The rate rises, then falls to almost 0.</source>
        <translation>学习率先升，再降到接近 0。</translation>
    </message>
    <message>
        <source>The rate falls to a tenth after each third.</source>
        <translation>每过三分之一降到十分之一。</translation>
    </message>
    <message>
        <source>The rate is halved when the loss stops falling.</source>
        <translation>损失不再下降时学习率减半。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Momentum of sgd and nesterov</source>
        <translation>sgd 和 nesterov 的动量</translation>
    </message>
    <message>
        <source>Steps of the schedule</source>
        <translation>学习率计划的步数</translation>
    </message>
    <message>
        <source>Side of a patch, px</source>
        <translation>图块边长（像素）</translation>
    </message>
    <message>
        <source>Patches in a step</source>
        <translation>每步的图块数</translation>
    </message>
    <message>
        <source>Batches in a step</source>
        <translation>每步的批数</translation>
    </message>
    <message>
        <source>Image mirrored at its border</source>
        <translation>图像在边界处镜像</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>梯度检查点</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Few labels</source>
        <translation>标注较少时</translation>
    </message>
    <message>
        <source>Adversary</source>
        <translation>对抗网络</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished">规则</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished">预测</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>the usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>any direction</source>
        <translation>任意方向</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>worse cameras</source>
        <translation>较差的相机</translation>
    </message>
    <message>
        <source>Turned copies predicted, 1–8</source>
        <translation>预测的翻转副本数，1–8</translation>
    </message>
    <message>
        <source>Longest gradient (0: any)</source>
        <translation>最大梯度（0：不限）</translation>
    </message>
    <message>
        <source>Steps to early stopping (0: never)</source>
        <translation>提前停止前的步数（0：从不）</translation>
    </message>
    <message>
        <source>Confidence of pseudo-labels (0: none)</source>
        <translation>伪标签的置信度（0：不用）</translation>
    </message>
    <message>
        <source>Steps of filling in images first (0: none)</source>
        <translation>先补全图像的步数（0：不用）</translation>
    </message>
    <message>
        <source>Weight of an adversary (0: none)</source>
        <translation>对抗网络的权重（0：不用）</translation>
    </message>
    <message>
        <source>Warm-up of the adversary, steps</source>
        <translation>对抗网络的预热步数</translation>
    </message>
    <message>
        <source>Weight of the project&apos;s rules (0: none)</source>
        <translation>项目规则的权重（0：无）</translation>
    </message>
    <message>
        <source>Images first</source>
        <translation>先处理图像</translation>
    </message>
    <message>
        <source>What is done to each image before the network sees it: none, or steps in their order, such as denoise+clahe=3, of {names}. It is stored with the network.</source>
        <translation>网络看到每幅图像之前所做的处理：none，或按顺序书写的步骤，如 denoise+clahe=3，可用 {names}。它与网络一起保存。</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>less noise</source>
        <translation>减少噪声</translation>
    </message>
    <message>
        <source>no background</source>
        <translation>去除背景</translation>
    </message>
    <message>
        <source>even light</source>
        <translation>均匀光照</translation>
    </message>
    <message>
        <source>local contrast</source>
        <translation>局部对比度</translation>
    </message>
    <message>
        <source>stains alike</source>
        <translation>统一染色</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>What patches go through so that few labels teach more: usual, none, or such as usual,rotate=15,blur=1, of {names}.</source>
        <translation>图块所经过的变化，使少量标注教会更多：usual、none，或如 usual,rotate=15,blur=1，可用 {names}。</translation>
    </message>
    <message>
        <source>Weight of a mean teacher (0: none)</source>
        <translation>平均教师的权重（0：不用）</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>published weights</source>
        <translation>公开发布的权重</translation>
    </message>
    <message>
        <source>a file…</source>
        <translation>一个文件…</translation>
    </message>
    <message>
        <source>another project…</source>
        <translation>另一个项目…</translation>
    </message>
    <message>
        <source>File to begin with</source>
        <translation>作为起点的文件</translation>
    </message>
    <message>
        <source>Project to begin with</source>
        <translation>作为起点的项目</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>as it did: {name}</source>
        <translation>保持不变：{name}</translation>
    </message>
    <message>
        <source>It began with “{name}”.</source>
        <translation>它以“{name}”为起点。</translation>
    </message>
    <message>
        <source>Published weights know photographs: with them it needs fewer labels.</source>
        <translation>公开发布的权重熟悉照片：以它们为起点，需要的标注更少。</translation>
    </message>
    <message>
        <source>No published weights fit the network “{name}”; they fit {others}.</source>
        <translation>没有适合网络“{name}”的公开权重；它们适合 {others}。</translation>
    </message>
    <message>
        <source>{words}. The {size} MB are on this machine already.</source>
        <translation>{words}。这 {size} MB 已在本机上。</translation>
    </message>
    <message>
        <source>{words}. {size} MB come from {source}, once for all projects.</source>
        <translation>{words}。从 {source} 下载 {size} MB，所有项目只需一次。</translation>
    </message>
    <message>
        <source>What its network learned is gone on with; classes are matched by name.</source>
        <translation>在它的网络所学的基础上继续；类别按名称对应。</translation>
    </message>
    <message>
        <source>Weights of its encoder as torchvision publishes them (.pth, .safetensors), or a network that SegStudio exported.</source>
        <translation>torchvision 发布的该编码器的权重（.pth、.safetensors），或 SegStudio 导出的网络。</translation>
    </message>
    <message>
        <source>Choose the folder of the project to begin with.</source>
        <translation>请选择作为起点的项目的文件夹。</translation>
    </message>
    <message>
        <source>Choose the file to begin with.</source>
        <translation>请选择作为起点的文件。</translation>
    </message>
    <message>
        <source>It is read as weights of an encoder alone.</source>
        <translation>它只作为编码器的权重读取。</translation>
    </message>
    <message>
        <source>Version {n} of “{project}”, held-out Dice {dice} there: {network}.</source>
        <translation>“{project}”的版本 {n}，在那里的留出 Dice 为 {dice}：{network}。</translation>
    </message>
    <message>
        <source>Published weights fit “{name}” with {width} channels alone.</source>
        <translation>公开发布的权重只适合 {width} 个通道的“{name}”。</translation>
    </message>
    <message>
        <source>The network of “{name}” is {theirs}, not {ours}. Choose that network above.</source>
        <translation>“{name}”的网络是 {theirs}，不是 {ours}。请在上面选择那个网络。</translation>
    </message>
    <message>
        <source>Fewer than two classes that the network of “{name}” learned are in this project. Give classes the same names.</source>
        <translation>“{name}”的网络学过的类别中，本项目里不足两个。请给类别取相同的名称。</translation>
    </message>
    <message>
        <source>Goes on from what that network learned: it knows {names}. The version on screen now is pinned, to be gone back to.</source>
        <translation>在那个网络所学的基础上继续：它认识{names}。现在屏幕上的版本会被固定，可以随时回到它。</translation>
    </message>
    <message>
        <source>It does not know {names} yet.</source>
        <translation>它还不认识{names}。</translation>
    </message>
    <message>
        <source>By torchvision.transforms.v2</source>
        <translation>由 torchvision.transforms.v2 完成</translation>
    </message>
    <message>
        <source>Does the steps that are written above, such as rotate=15, by the field&apos;s own transforms, to compare with what others train by. They take one patch at a time and are slower. The usual steps and mix-up stay SegStudio&apos;s.</source>
        <translation>用业界通用的变换完成上面写的步骤（如 rotate=15），便于与他人的训练方式比较。它们逐个处理图块，速度较慢。常规步骤和 mix-up 仍由 SegStudio 完成。</translation>
    </message>
</context>
<context>
    <name>NetworkListField</name>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Names with commas between; “:width=16:depth=3” sets the channels of the first stage and how often the resolution is halved; “:width=8/16” is two networks.</source>
        <translation>名称之间用逗号分隔；“:width=16:depth=3”设定第一级的通道数和分辨率减半的次数；“:width=8/16”表示两个网络。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a network to the list</source>
        <translation>向列表添加一个网络</translation>
    </message>
</context>
<context>
    <name>NetworkWorkView</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished">进度</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation type="unfinished">引擎正在启动。</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Network</source>
        <translation type="unfinished">网络</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished">Dice</translation>
    </message>
    <message>
        <source>Mean over all classes but the first</source>
        <translation>除第一个类别外所有类别的平均</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished">95 % 区间</translation>
    </message>
    <message>
        <source>95 % of the means of as many images, drawn again and again</source>
        <translation type="unfinished">反复抽取同样多图像所得均值的 95 %</translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished">图像</translation>
    </message>
    <message>
        <source>Steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>Steps of training a second</source>
        <translation>每秒训练步数</translation>
    </message>
    <message>
        <source>Mpx/s</source>
        <translation>百万像素/秒</translation>
    </message>
    <message>
        <source>Predicted megapixels a second, reading counts</source>
        <translation>每秒预测的百万像素数，含读取</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Of the engine, at the end</source>
        <translation>引擎结束时占用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">大小</translation>
    </message>
    <message>
        <source>Of the network&apos;s file</source>
        <translation>网络文件的大小</translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished">设备</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished">学习率</translation>
    </message>
    <message>
        <source>Patch, px</source>
        <translation>图块（像素）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Of all images, each by a network that did not learn from it</source>
        <translation>所有图像，各由未从该图像学习的网络测得</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Of training, in all folds</source>
        <translation>训练时间，所有折合计</translation>
    </message>
    <message>
        <source>given up after fold {number}</source>
        <translation>第 {number} 折后放弃</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished">网络</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Such as 3e-4, 1e-3, or all of a span: 1e-4..1e-2</source>
        <translation>例如 3e-4, 1e-3，或整个区间：1e-4..1e-2</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Sides in pixels, such as 64, 128, 256</source>
        <translation>边长（像素），例如 64, 128, 256</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Names or sums, such as balanced, 0.5*focal+dice</source>
        <translation>名称或加权和，例如 balanced, 0.5*focal+dice</translation>
    </message>
    <message>
        <source>With “/” between, such as usual / none / usual,rotate=45</source>
        <translation>以“/”分隔，例如 usual / none / usual,rotate=45</translation>
    </message>
    <message>
        <source>where it did well</source>
        <translation>在效果好的地方</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>all of it, one by one</source>
        <translation>逐一全部</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>Each fold learns for</source>
        <translation>每折学习</translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"> 秒</translation>
    </message>
    <message>
        <source>No trial begins after</source>
        <translation>不再开始新试验：超过</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>There is no GPU here: {names} will take seconds for each step. Make it smaller, such as {name}:width=16:depth=3.</source>
        <translation>这里没有 GPU：{names} 每一步需要数秒。请把它缩小，例如 {name}:width=16:depth=3。</translation>
    </message>
</context>
<context>
    <name>NextPlaces</name>
    <message>
        <source>Order of the next images</source>
        <translation>后续图像的顺序</translation>
    </message>
    <message>
        <source>Places to look at next</source>
        <translation>接下来要看的位置</translation>
    </message>
    <message>
        <source>Rank images while idle</source>
        <translation>空闲时对图像排序</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>This image</source>
        <translation type="unfinished">本图像</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Ctrl+Enter sets the note.</source>
        <translation>按 Ctrl+Enter 设置备注。</translation>
    </message>
    <message>
        <source>Set note</source>
        <translation>设置备注</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>ObjectListModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Object {number}, {name}, {area} pixels</source>
        <translation>对象 {number}，{name}，{area} 像素</translation>
    </message>
</context>
<context>
    <name>Objects</name>
    <message>
        <source>Point at an object, or choose one in the Objects panel.</source>
        <translation>请指向一个对象，或在“对象”面板中选择。</translation>
    </message>
</context>
<context>
    <name>ObjectsPage</name>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Histogram of a measure</source>
        <translation>测量值直方图</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished">对象</translation>
    </message>
    <message>
        <source>The measure in each class</source>
        <translation>各类别的测量值</translation>
    </message>
    <message>
        <source>Also what is predicted where nothing is drawn</source>
        <translation>无标注处也取预测</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Measures each object of all images: area, outline, form and intensity, in pixels and, where the size of a pixel is known, in µm.</source>
        <translation>测量所有图像的每个对象：面积、轮廓、形状与强度，以像素为单位；已知像素尺寸时也以 µm 为单位。</translation>
    </message>
    <message>
        <source>Measured objects</source>
        <translation>已测量的对象</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>All objects as CSV, or as Parquet, measured anew</source>
        <translation>重新测量所有对象并导出为 CSV 或 Parquet</translation>
    </message>
    <message>
        <source>Objects measured: {count}.</source>
        <translation>已测量对象：{count}。</translation>
    </message>
    <message>
        <source>Objects measured: {count}; the first {shown} are listed.</source>
        <translation>已测量对象：{count}；列出前 {shown} 个。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished">均值</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
</context>
<context>
    <name>ObjectsPanel</name>
    <message>
        <source>No objects in this image. Press {keys} and draw one, or make the regions of a class objects: see the menu Objects.</source>
        <translation>本图像中没有对象。按 {keys} 绘制一个，或将某类别的区域变为对象：见“对象”菜单。</translation>
    </message>
    <message>
        <source>Objects of this image</source>
        <translation>本图像的对象</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>1 个对象</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} 个对象</translation>
    </message>
</context>
<context>
    <name>OnnxPlace</name>
    <message>
        <source>Save as ONNX</source>
        <translation>保存为 ONNX</translation>
    </message>
</context>
<context>
    <name>OptionBar</name>
    <message>
        <source>Tool options</source>
        <translation>工具选项</translation>
    </message>
</context>
<context>
    <name>PixelSizeDialog</name>
    <message>
        <source>Pixel size</source>
        <translation>像素尺寸</translation>
    </message>
    <message>
        <source>Pixel width</source>
        <translation>像素宽度</translation>
    </message>
    <message>
        <source>Pixel height</source>
        <translation>像素高度</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For all images of the project</source>
        <translation>用于项目的所有图像</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>The file does not say how large a pixel is. Width × height:</source>
        <translation>文件未说明像素尺寸。宽 × 高：</translation>
    </message>
    <message>
        <source>The file says {width:.5g} × {height:.5g} µm. Width × height:</source>
        <translation>文件注明 {width:.5g} × {height:.5g} µm。宽 × 高：</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
</context>
<context>
    <name>PredictFolderDialog</name>
    <message>
        <source>Predict a folder</source>
        <translation>预测文件夹</translation>
    </message>
    <message>
        <source>Every image in a folder and below it gets a mask and a row in predictions.csv: areas, confidence, seconds. The images need not be in the project. What is done already is skipped, so an interrupted run goes on where it was.</source>
        <translation>文件夹及其子文件夹中的每幅图像都会得到一个掩膜和 predictions.csv 中的一行：面积、置信度、秒数。图像不必在项目中。已完成的会被跳过，因此中断后可以继续。</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation type="unfinished">写入的文件夹</translation>
    </message>
    <message>
        <source>Write pictures of the confidence, too</source>
        <translation>同时写入置信度图</translation>
    </message>
    <message>
        <source>Predict again what is done already</source>
        <translation>重新预测已完成的图像</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>What the network is shown</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>预处理后</translation>
    </message>
    <message>
        <source>Sample {number}</source>
        <translation>样本 {number}</translation>
    </message>
    <message>
        <source>Patches to learn from</source>
        <translation>用于学习的图块</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Other samples</source>
        <translation>换一批样本</translation>
    </message>
    <message>
        <source>No image is open. Open one to see what is done to it.</source>
        <translation>没有打开的图像。请打开一幅以查看对它的处理。</translation>
    </message>
    <message>
        <source>The engine makes the pictures.</source>
        <translation>引擎正在生成图片。</translation>
    </message>
    <message>
        <source>No label to learn from is in view: its middle is shown.</source>
        <translation>视野内没有可供学习的标注：显示其中心部分。</translation>
    </message>
    <message>
        <source>The image is large: only 2,048 px around the middle of the view are looked at.</source>
        <translation>图像较大：只查看视野中心周围的 2,048 px。</translation>
    </message>
</context>
<context>
    <name>Refinement</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>迭代次数</translation>
    </message>
    <message>
        <source>Bring borders to where colours change (CRF)</source>
        <translation type="unfinished">使边界移到颜色变化处（CRF）</translation>
    </message>
    <message>
        <source>DeepLab&apos;s fully connected CRF, as “segstudio predict --refine”; takes longer.</source>
        <translation>DeepLab 的全连接 CRF，同“segstudio predict --refine”；耗时更长。</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>常用值</translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"> px</translation>
    </message>
    <message>
        <source>Refine predictions</source>
        <translation>细化预测</translation>
    </message>
    <message>
        <source>What would change in view is shown in the colour of the class that it becomes; nothing is kept until all images are predicted.</source>
        <translation>视图中会改变之处以其将成为的类别的颜色显示；在预测所有图像之前不保留任何内容。</translation>
    </message>
    <message>
        <source>Predict all images</source>
        <translation type="unfinished">预测所有图像</translation>
    </message>
    <message>
        <source>Nothing is predicted in this image yet: train, then look here.</source>
        <translation type="unfinished">此图像尚无预测：请先训练，再看这里。</translation>
    </message>
    <message>
        <source>{pixels} pixels would change so far: {done} of {total} tiles in view.</source>
        <translation>到目前为止有 {pixels} 个像素会改变：视图中 {total} 块已完成 {done} 块。</translation>
    </message>
    <message>
        <source>{pixels} pixels would change in view.</source>
        <translation>视图中有 {pixels} 个像素会改变。</translation>
    </message>
</context>
<context>
    <name>RemoveImagesDialog</name>
    <message>
        <source>Remove images</source>
        <translation>移除图像</translation>
    </message>
    <message>
        <source>Remove this image from the project?</source>
        <translation>从项目中移除此图像？</translation>
    </message>
    <message>
        <source>Remove {count} images from the project?</source>
        <translation>从项目中移除 {count} 幅图像？</translation>
    </message>
    <message>
        <source>The files stay where they are; what is drawn on them is removed too.</source>
        <translation>文件保留在原处；其上的绘制内容也会移除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>已预测</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>待审阅</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>已审阅</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Images to learn from</source>
        <translation>用于学习的图像</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation>留出图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>boundary F1</source>
        <translation>边界 F1</translation>
    </message>
    <message>
        <source>HD95 px</source>
        <translation>HD95 px</translation>
    </message>
    <message>
        <source>HD95 µm</source>
        <translation>HD95 µm</translation>
    </message>
    <message>
        <source>area off px</source>
        <translation>面积误差 px</translation>
    </message>
    <message>
        <source>area off µm²</source>
        <translation>面积误差 µm²</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张图像</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>drawn on</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>synthetic images, beside these</source>
        <translation>幅合成图像（不计入以上）</translation>
    </message>
    <message>
        <source>versions of the network</source>
        <translation>网络版本</translation>
    </message>
    <message>
        <source>of work on {images}</source>
        <translation>用于 {images} 的工作</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Sizes, width × height in pixels: {sizes}.</source>
        <translation>尺寸（宽 × 高，像素）：{sizes}。</translation>
    </message>
    <message>
        <source>Licence of the images:</source>
        <translation>图像的许可：</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>images with it</source>
        <translation>含此类的图像</translation>
    </message>
    <message>
        <source>labelled pixels</source>
        <translation>已标注像素</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The worst images of the evaluation below first, then others evenly from all that is drawn on.</source>
        <translation>先列出下方评估中最差的图像，再从所有已绘制的图像中均匀选取。</translation>
    </message>
    <message>
        <source>mean Dice {dice}</source>
        <translation>平均 Dice {dice}</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>{name} with what is drawn</source>
        <translation>{name} 与绘制的内容</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>{name} with what is predicted</source>
        <translation>{name} 与预测的内容</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Dice, held out</source>
        <translation>留出 Dice</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Predictions against what was drawn; pixels on which nothing is drawn do not count. Below each mean: where 95 % of the means of as many images lie, drawn again and again.</source>
        <translation>预测与绘制内容的对比；未绘制的像素不计。每个平均值下方：反复抽取同样多的图像时，95 % 的平均值所在的范围。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>all but the first</source>
        <translation>除第一类外</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>像素准确率</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Which class was taken for which</source>
        <translation>各类别的混淆情况</translation>
    </message>
    <message>
        <source>truth / predicted</source>
        <translation>真值 / 预测</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Share right at each confidence</source>
        <translation>各置信度下的正确率</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Mean Dice of the images</source>
        <translation>图像的平均 Dice</translation>
    </message>
    <message>
        <source>mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <source>Left out {count}:</source>
        <translation>略去 {count} 张：</translation>
    </message>
    <message>
        <source>No image has both something drawn on it and a stored prediction. Predict all images, then make the report again.</source>
        <translation>没有图像既有绘制内容又有已保存的预测。请先预测所有图像，再生成报告。</translation>
    </message>
    <message>
        <source>Versions of the network</source>
        <translation>网络版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>held-out Dice</source>
        <translation>留出 Dice</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>{count} earlier ones are not listed.</source>
        <translation>更早的 {count} 个未列出。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Class in hand</source>
        <translation>所用类别</translation>
    </message>
    <message>
        <source>time of work</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>工作时段</translation>
    </message>
    <message>
        <source>strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作环境</translation>
    </message>
    <message>
        <source>How to cite</source>
        <translation>如何引用</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>One HTML file with the data, classes, examples, curves and figures of the project, to read, print and send. All of this may stay empty.</source>
        <translation>一个 HTML 文件，包含项目的数据、类别、示例、曲线与指标，可阅读、打印与发送。以下各项均可留空。</translation>
    </message>
    <message>
        <source>Such as CC BY 4.0</source>
        <translation>例如 CC BY 4.0</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Licence of the images</source>
        <translation>图像的许可</translation>
    </message>
    <message>
        <source>How to cite the data</source>
        <translation>数据的引用方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>用英文</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>写入报告…</translation>
    </message>
</context>
<context>
    <name>Robustness</name>
    <message>
        <source>Disturbance</source>
        <translation>干扰</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Dice of undisturbed images</source>
        <translation>未受干扰图像的 Dice</translation>
    </message>
    <message>
        <source>Dice at this strength</source>
        <translation>该强度下的 Dice</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Mean of the five by the Dice of undisturbed images</source>
        <translation>五个强度的平均值除以未受干扰图像的 Dice</translation>
    </message>
    <message>
        <source>95 % of draws of the images: {low} to {high}</source>
        <translation>图像重复抽样的 95 %：{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>RobustnessPage</name>
    <message>
        <source>Dice of disturbed images</source>
        <translation>受干扰图像的 Dice</translation>
    </message>
    <message>
        <source>Dice by strength</source>
        <translation>各强度的 Dice</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished">Dice</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation type="unfinished">CSV…</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation type="unfinished">保存为 {kind}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished">测量</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation type="unfinished">测量于</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation type="unfinished">留出图像</translation>
    </message>
    <message>
        <source>test images</source>
        <translation type="unfinished">测试图像</translation>
    </message>
    <message>
        <source>reviewed images</source>
        <translation>已审阅的图像</translation>
    </message>
    <message>
        <source>all labelled images</source>
        <translation>所有已标注的图像</translation>
    </message>
    <message>
        <source>There is no trained network yet; draw strokes of two classes.</source>
        <translation>还没有训练好的网络；请画出两个类别的笔画。</translation>
    </message>
    <message>
        <source>Labelled images are disturbed at five strengths, predicted and compared with what was drawn. What falls early is what to put into the training. Live training rests meanwhile.</source>
        <translation>对已标注的图像施加五种强度的干扰，预测后与所画内容比较。最先下降的那一项，就该加入训练。其间实时训练暂停。</translation>
    </message>
    <message>
        <source>Shown: version {version}; images measured: {images}.</source>
        <translation>所示：版本 {version}；测量的图像：{images}。</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Hold predictions to the project&apos;s rules</source>
        <translation>使预测符合项目的规则</translation>
    </message>
    <message>
        <source>As “segstudio rules” lists them; the report says what each changed.</source>
        <translation>即“segstudio rules”所列的规则；报告会说明每条规则改变了什么。</translation>
    </message>
    <message>
        <source>The project has no rules yet.</source>
        <translation>项目还没有规则。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Kind of rule</source>
        <translation>规则种类</translation>
    </message>
    <message>
        <source>At least or at most</source>
        <translation>至少或至多</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished">单位</translation>
    </message>
    <message>
        <source>Other class</source>
        <translation type="unfinished">其他类别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation type="unfinished">任意大小</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Regions out of bounds become what is around them.</source>
        <translation>超出界限的区域变为其周围的类别。</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>区域数量</translation>
    </message>
    <message>
        <source>Of too many the largest stay; too few are told of only.</source>
        <translation>过多时保留最大者；过少时仅作提示。</translation>
    </message>
    <message>
        <source>Largest only</source>
        <translation>仅最大者</translation>
    </message>
    <message>
        <source>All regions but the largest become what is around them.</source>
        <translation>除最大者外，所有区域变为其周围的类别。</translation>
    </message>
    <message>
        <source>Roundness</source>
        <translation>圆度</translation>
    </message>
    <message>
        <source>Circularity of the outline: 1 for a disc, less for the rest.</source>
        <translation>轮廓的圆形度：圆盘为 1，其余更小。</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>位于其内</translation>
    </message>
    <message>
        <source>Regions that lie against anything but the other class go.</source>
        <translation>去除与另一类别以外之物相邻的区域。</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>接触</translation>
    </message>
    <message>
        <source>Regions with nothing of the other class beside them go.</source>
        <translation>去除旁边没有另一类别的区域。</translation>
    </message>
    <message>
        <source>Never next to</source>
        <translation>从不相邻</translation>
    </message>
    <message>
        <source>Regions with the other class beside them go; that one stays.</source>
        <translation>去除旁边有另一类别的区域；另一类别保留。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation type="unfinished">填充孔洞</translation>
    </message>
    <message>
        <source>Background that only this class surrounds becomes the class.</source>
        <translation>仅被该类别包围的背景变为该类别。</translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished">at least</translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished">at most</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Predictions keep to these rules, one after the other, where they are written with rules. What a person drew stays.</source>
        <translation>按规则写出预测时，预测依次符合这些规则。人工绘制的内容保持不变。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Hold what I accept to them, too</source>
        <translation>接受的预测也须符合规则</translation>
    </message>
    <message>
        <source>Accepting an image or a class takes the prediction as the rules leave it.</source>
        <translation>接受图像或类别时，采用符合规则后的预测。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>In this image</source>
        <translation>在此图像中</translation>
    </message>
    <message>
        <source>pixel size not known</source>
        <translation>像素尺寸未知</translation>
    </message>
    <message>
        <source>{number} too few</source>
        <translation>少 {number} 个</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished">无</translation>
    </message>
    <message>
        <source>{regions}, {pixels} px</source>
        <translation>{regions}，{pixels} 像素</translation>
    </message>
    <message>
        <source>This image is too large for a preview; rules apply to it, too.</source>
        <translation>此图像太大，无法预览；规则同样适用于它。</translation>
    </message>
    <message>
        <source>No rules yet: “Add” makes one, to be changed here.</source>
        <translation>还没有规则：“添加”新建一条，可在此修改。</translation>
    </message>
    <message>
        <source>Nothing is predicted in this image yet: train, then look here.</source>
        <translation>此图像尚无预测：请先训练，再看这里。</translation>
    </message>
    <message>
        <source>Nothing would change in this image.</source>
        <translation>此图像中不会有任何改变。</translation>
    </message>
    <message>
        <source>{pixels} pixels of the prediction would change in this image.</source>
        <translation>此图像中将有 {pixels} 个预测像素改变。</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Examples of what would be drawn</source>
        <translation>将要绘制内容的示例</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find by name or keys</source>
        <translation>按名称或按键查找</translation>
    </message>
    <message>
        <source>Find a command by its name or keys</source>
        <translation>按名称或按键查找命令</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Select a command, then press its new keys.</source>
        <translation>选择命令，然后按下新按键。</translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation>改用于此</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Give the selected command its own keys again.</source>
        <translation>将所选命令恢复为默认按键。</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Give every command its own keys again.</source>
        <translation>将所有命令恢复为默认按键。</translation>
    </message>
    <message>
        <source>All commands have their own keys again.</source>
        <translation>所有命令已恢复默认按键。</translation>
    </message>
    <message>
        <source>{keys} belongs to “{name}”. Press other keys, or use them here instead.</source>
        <translation>{keys} 已用于“{name}”。请按其他键，或改用于此。</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>已更改。</translation>
    </message>
</context>
<context>
    <name>Smaller</name>
    <message>
        <source>Prune weights</source>
        <translation>权重剪枝</translation>
    </message>
    <message>
        <source>Prune channels</source>
        <translation>通道剪枝</translation>
    </message>
    <message>
        <source>Distil into the quick network</source>
        <translation>蒸馏为 quick 网络</translation>
    </message>
    <message>
        <source>8-bit integers, measured once (ONNX)</source>
        <translation>8 位整数，一次测定（ONNX）</translation>
    </message>
    <message>
        <source>8-bit integers, measured at each run (ONNX)</source>
        <translation>8 位整数，每次运行时测定（ONNX）</translation>
    </message>
    <message>
        <source>The smallest weights of each layer become 0, and the others learn on. Smaller where files are packed, such as in a ZIP; no quicker.</source>
        <translation>每层最小的权重变为 0，其余的继续学习。文件打包后（如 ZIP）更小；速度不变。</translation>
    </message>
    <message>
        <source>The filters with the smallest weights go, and what is left learns on. Smaller and quicker everywhere.</source>
        <translation>去除权重最小的滤波器，其余的继续学习。处处更小、更快。</translation>
    </message>
    <message>
        <source>A new quick network learns what this one says of every pixel, on images without labels, too.</source>
        <translation>一个新的 quick 网络学习此网络对每个像素的判断，也使用没有标注的图像。</translation>
    </message>
    <message>
        <source>Weights and features of 8 bits, for other programs: about a quarter of the size. How large features become is measured on this project&apos;s images.</source>
        <translation>权重和特征均为 8 位，供其他程序使用：约为四分之一大小。特征的取值范围在本项目的图像上测定。</translation>
    </message>
    <message>
        <source>Weights of 8 bits, for other programs: about a quarter of the size. How large features become is found at each run.</source>
        <translation>权重为 8 位，供其他程序使用：约为四分之一大小。特征的取值范围在每次运行时确定。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished">网络</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished">Dice</translation>
    </message>
    <message>
        <source>Mean over classes but the first</source>
        <translation>除第一个类别外各类别的平均值</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Where 95 % of draws of the images lie</source>
        <translation>图像抽样的 95 % 所在范围</translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">大小</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>打包后</translation>
    </message>
    <message>
        <source>As a ZIP holds it</source>
        <translation>以 ZIP 存放时</translation>
    </message>
    <message>
        <source>Mpx/s</source>
        <translation type="unfinished">百万像素/秒</translation>
    </message>
    <message>
        <source>Megapixels predicted a second, from memory</source>
        <translation>每秒预测的百万像素数，从内存读取</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split images</source>
        <translation>划分图像</translation>
    </message>
    <message>
        <source>Training images are learned from. Held-out ones are never learned from and measure each version. Test ones are for evaluating at the end only.</source>
        <translation>训练图像用于学习。留出图像从不参与学习，用来衡量每个版本。测试图像只在最后评估时使用。</translation>
    </message>
    <message>
        <source>Spread classes evenly</source>
        <translation>均匀分配类别</translation>
    </message>
    <message>
        <source>Keep images that have a split</source>
        <translation>保留已有划分的图像</translation>
    </message>
    <message>
        <source>Remove all splits</source>
        <translation>移除所有划分</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Nothing: each image by itself</source>
        <translation>无：每幅图像单独</translation>
    </message>
    <message>
        <source>Images of one folder</source>
        <translation>同一文件夹的图像</translation>
    </message>
    <message>
        <source>Images whose names fit a pattern</source>
        <translation>名称符合模式的图像</translation>
    </message>
    <message>
        <source>Groups set by hand</source>
        <translation>手动设置的分组</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>保持在一起</translation>
    </message>
    <message>
        <source>Pattern of names</source>
        <translation>名称模式</translation>
    </message>
    <message>
        <source>{group} is the name of the group, * is anything: {group}_* or *-{group}</source>
        <translation>{group} 是分组名称，* 代表任意内容：{group}_* 或 *-{group}</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed draws the same splits.</source>
        <translation>相同的种子得到相同的划分。</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>The network keeps what it has learned from an image before.</source>
        <translation>网络会保留之前从图像中学到的内容。</translation>
    </message>
    <message>
        <source>In no group, each for itself: {count}</source>
        <translation>不属于任何组、各自为组：{count}</translation>
    </message>
</context>
<context>
    <name>SplitTable</name>
    <message>
        <source>What each split would get</source>
        <translation>每个划分将得到的内容</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Classes</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Sizes of the images</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>值得查看</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Look at all images</source>
        <translation>查看所有图像</translation>
    </message>
    <message>
        <source>Looks at every image file once: how much is drawn of each class, which sizes there are, what looks alike, has nothing drawn on it, or cannot be read.</source>
        <translation>逐一查看每个图像文件：各类别标注多少、有哪些尺寸、哪些相似、哪些没有标注、哪些无法读取。</translation>
    </message>
    <message>
        <source>Synthetic images, left out here: {count}.</source>
        <translation>合成图像（此处不计）：{count}。</translation>
    </message>
    <message>
        <source>Images looked at: {count}.</source>
        <translation>已查看图像：{count}。</translation>
    </message>
    <message>
        <source>Images looked at: {count} of {total}; it was stopped.</source>
        <translation>已查看图像：{count} / {total}；已停止。</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>宽 × 高</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>More</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>broken: {count}</source>
        <translation>损坏：{count}</translation>
    </message>
    <message>
        <source>groups that look alike: {count}</source>
        <translation>相似组：{count}</translation>
    </message>
    <message>
        <source>of one brightness: {count}</source>
        <translation>单一亮度：{count}</translation>
    </message>
    <message>
        <source>with nothing drawn: {count}</source>
        <translation>无标注：{count}</translation>
    </message>
    <message>
        <source>with only background: {count}</source>
        <translation>仅背景：{count}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Images on which it is drawn</source>
        <translation>绘有该类别的图像</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished">像素</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Of all that is drawn</source>
        <translation>占全部标注</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Row and column</source>
        <translation>行和列</translation>
    </message>
    <message>
        <source>Pixel value</source>
        <translation>像素值</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Object that strokes belong to</source>
        <translation>笔画所属的对象</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Object {number}</source>
        <translation>对象 {number}</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>新建对象</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Everything you drew is on disk.</source>
        <translation>您绘制的内容均已存盘。</translation>
    </message>
    <message>
        <source>{name}, object {number}</source>
        <translation>{name}，对象 {number}</translation>
    </message>
    <message>
        <source>{name} (accepted, version {version})</source>
        <translation>{name}（已接受，版本 {version}）</translation>
    </message>
    <message>
        <source>{name} (drawn)</source>
        <translation>{name}（手绘）</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>{name} (predicted, {share:.0%})</source>
        <translation>{name}（预测，{share:.0%}）</translation>
    </message>
</context>
<context>
    <name>Stopping</name>
    <message>
        <source>{dice} (one place)</source>
        <translation>{dice}（仅一处）</translation>
    </message>
    <message>
        <source>About {dice}; between {low} and {high} in {count} of 10 cases</source>
        <translation>约 {dice}；10 次中有 {count} 次在 {low} 与 {high} 之间</translation>
    </message>
    <message>
        <source>No image that nobody has looked at was ranked yet.</source>
        <translation>还没有为未看过的图像排序。</translation>
    </message>
    <message>
        <source>Unseen: expected from the confidence alone, less what it usually says too much. Images: {count}.</source>
        <translation>未看过：仅由置信度估计，并减去其通常的高估。图像：{count}。</translation>
    </message>
    <message>
        <source>Unseen: expected from the confidence and from how right the last reviewed images ({reviewed}) were before. Images: {count}.</source>
        <translation>未看过：由置信度及最近审阅的 {reviewed} 张图像改正前的正确程度估计。图像：{count}。</translation>
    </message>
    <message>
        <source>Corrected in the last reviewed images: none yet.</source>
        <translation>最近审阅的图像中的修正：尚无。</translation>
    </message>
    <message>
        <source>Corrected in the last reviewed images: {shares}.</source>
        <translation>最近审阅的图像中的修正：{shares}。</translation>
    </message>
</context>
<context>
    <name>StoppingView</name>
    <message>
        <source>Dice of each class</source>
        <translation>各类别的 Dice</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">类别</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>未看过</translation>
    </message>
    <message>
        <source>Dice on strokes never trained on; in 95 of 100 cases it lies in between</source>
        <translation>从未训练过的笔画上的 Dice；95 % 的情况下位于区间内</translation>
    </message>
    <message>
        <source>Dice on images that nobody has looked at; in 8 of 10 cases it lies in between</source>
        <translation>无人看过的图像的 Dice；10 次中有 8 次在此范围内</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>何时停止</translation>
    </message>
</context>
<context>
    <name>Sure</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept or reject above a confidence</source>
        <translation>按置信度接受或拒绝</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Judges the prediction where it is at least that sure. What is rejected becomes background; background becomes the other class, or the active one.</source>
        <translation>对置信度不低于该值的预测作出判断。被拒绝的部分变为背景；背景则变为另一类别或当前类别。</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Least confidence in percent</source>
        <translation>最低置信度（百分比）</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>{number} pixels are that sure, {share} of the image.</source>
        <translation>{number} 个像素达到该置信度，占图像的 {share}。</translation>
    </message>
    <message>
        <source>Nothing is predicted yet that could be judged.</source>
        <translation>尚无可判断的预测。</translation>
    </message>
</context>
<context>
    <name>Synthesis</name>
    <message>
        <source>Make synthetic images</source>
        <translation>生成合成图像</translation>
    </message>
    <message>
        <source>A generator learns from the reviewed images how each class looks, and paints new masks with more of a rare class. What it makes is marked as synthetic: it is learned from, and nothing is ever measured by it. Split the images before.</source>
        <translation>生成器从已审阅的图像学习每个类别的外观，并按含有更多稀有类别的新掩膜绘制图像。所生成的图像标记为合成：用于学习，从不用于衡量。请先划分图像。</translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"> 分钟</translation>
    </message>
    <message>
        <source>Longer: images that look more like real.</source>
        <translation>时间越长，图像越逼真。</translation>
    </message>
    <message>
        <source>More of</source>
        <translation>增加的类别</translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished">图像</translation>
    </message>
    <message>
        <source>The generator learns for</source>
        <translation>生成器学习时间</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Make images</source>
        <translation>生成图像</translation>
    </message>
    <message>
        <source>Delete all synthetic images ({count})</source>
        <translation>删除所有合成图像（{count}）</translation>
    </message>
    <message>
        <source>The generator learns, then paints. It goes on when this is closed.</source>
        <translation>生成器先学习，再绘制。关闭此对话框后仍会继续。</translation>
    </message>
    <message>
        <source>Another network is trained just now; wait until it is done.</source>
        <translation>正在训练另一个网络；请等待其完成。</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags of this image</source>
        <translation>此图像的标签</translation>
    </message>
    <message>
        <source>Tags of {count} images</source>
        <translation>{count} 幅图像的标签</translation>
    </message>
    <message>
        <source>New tag, then Enter</source>
        <translation>输入新标签后按回车</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Tags, ticked where the images have them</source>
        <translation>标签，图像具有的已勾选</translation>
    </message>
    <message>
        <source>Set tags</source>
        <translation>设置标签</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>This sitting, since {began}: {work}</source>
        <translation>本次工作（自 {began} 起）：{work}</translation>
    </message>
    <message>
        <source>{began}: {work}</source>
        <translation>{began}：{work}</translation>
    </message>
    <message>
        <source>{time} of work, strokes: {strokes}, images: {images}</source>
        <translation>工作 {time}，笔画：{strokes}，图像：{images}</translation>
    </message>
    <message>
        <source>{words}, Dice {before} → {after}</source>
        <translation>{words}，Dice {before} → {after}</translation>
    </message>
</context>
<context>
    <name>TimeView</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Of work: pauses of more than a minute do not count</source>
        <translation>工作时间：超过一分钟的停顿不计</translation>
    </message>
    <message>
        <source>This image: {time}</source>
        <translation>此图像：{time}</translation>
    </message>
    <message>
        <source>“{name}”: {time}</source>
        <translation>“{name}”：{time}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Waiting for labels</source>
        <translation>等待标注</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>no version yet</source>
        <translation>还没有版本</translation>
    </message>
    <message>
        <source>{version} · {age} old</source>
        <translation>{version} · {age}前</translation>
    </message>
    <message>
        <source>No new stroke</source>
        <translation>没有新笔画</translation>
    </message>
    <message>
        <source>✓ has seen your last stroke</source>
        <translation>✓ 已学习您的最后一笔</translation>
    </message>
    <message>
        <source>has not seen your last stroke yet</source>
        <translation>尚未学习您的最后一笔</translation>
    </message>
    <message>
        <source>needs more strokes</source>
        <translation>需要更多笔画</translation>
    </message>
    <message>
        <source>This version stays: what was learned since is worse on held-out strokes (Dice {newer} against {best}).</source>
        <translation>保留此版本：之后学到的在留出笔画上更差（Dice {newer} 对 {best}）。</translation>
    </message>
    <message>
        <source>off by {after} %, {before} % before</source>
        <translation>偏差 {after} %，此前 {before} %</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>How far it is from being right as often as it says, on held-out strokes</source>
        <translation>在留出笔画上，所称置信度与实际正确率的差距</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished">更改</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Begun with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Accept image</source>
        <translation>接受图像</translation>
    </message>
    <message>
        <source>Accept class</source>
        <translation>接受类别</translation>
    </message>
</context>
<context>
    <name>TuningPage</name>
    <message>
        <source>Trials, the best first</source>
        <translation>试验，最好的在前</translation>
    </message>
    <message>
        <source>Dice of the trials</source>
        <translation>各试验的 Dice</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished">Dice</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">停止</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Cross-validate</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <source>The labelled images are cut into folds; each way of learning is tried once a fold, and measured on images that it did not learn from: one way alone is cross-validated. Live training rests meanwhile. The same search goes on where it ended. Whoever tries many things finds one that is good by chance: compare the best one on test images.</source>
        <translation>已标注的图像分成若干折；每种学习方式在每一折上各试一次，并在它没有学过的图像上测量：只有一种方式时即为交叉验证。其间实时训练暂停。同样的搜索从上次结束处继续。尝试得多，总会有碰巧好的：请在测试图像上比较最好的一个。</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用这一个</translation>
    </message>
    <message>
        <source>Use the best</source>
        <translation>使用最好的</translation>
    </message>
    <message>
        <source>The project&apos;s network learns so from now on.</source>
        <translation>项目的网络从现在起这样学习。</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation type="unfinished">CSV…</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation type="unfinished">保存为 {kind}</translation>
    </message>
</context>
<context>
    <name>TwinView</name>
    <message>
        <source>The image without overlays</source>
        <translation>不带叠加层的图像</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Not all is saved</source>
        <translation>尚未全部保存</translation>
    </message>
    <message>
        <source>What you drew last is not on disk yet.</source>
        <translation>您最后绘制的内容尚未存盘。</translation>
    </message>
    <message>
        <source>It is tried again and again while SegStudio is open.</source>
        <translation>SegStudio 打开期间会不断重试。</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>关闭并丢弃</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>保持打开</translation>
    </message>
</context>
<context>
    <name>VersionButtons</name>
    <message>
        <source>Show that version again; training goes on from it. Newer ones stay here.</source>
        <translation type="unfinished">重新显示该版本，并从它继续训练。更新的版本仍保留。</translation>
    </message>
    <message>
        <source>Where two versions differ on this image. Choose two, or one and the newest.</source>
        <translation>两个版本在此图像上的差异。选择两个版本，或选择一个与最新版本比较。</translation>
    </message>
    <message>
        <source>Pin: never dropped</source>
        <translation>固定：永不丢弃</translation>
    </message>
    <message>
        <source>Delete this version…</source>
        <translation>删除此版本…</translation>
    </message>
    <message>
        <source>Export network…</source>
        <translation>导出网络…</translation>
    </message>
    <message>
        <source>Import network…</source>
        <translation>导入网络…</translation>
    </message>
    <message>
        <source>Go back to {n}</source>
        <translation>返回到 {n}</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Hide differences</source>
        <translation>隐藏差异</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare {a} and {b}</source>
        <translation>比较 {a} 和 {b}</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Version {n}</source>
        <translation>版本 {n}</translation>
    </message>
    <message>
        <source>Dice –</source>
        <translation>Dice –</translation>
    </message>
    <message>
        <source>Dice {dice}</source>
        <translation>Dice {dice}</translation>
    </message>
    <message>
        <source>Version {n} again</source>
        <translation type="unfinished">回到版本 {n}</translation>
    </message>
    <message>
        <source>began with “{name}”</source>
        <translation>以“{name}”为起点</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Versions {a} and {b} differ in {share} % of this image.</source>
        <translation>版本 {a} 和 {b} 在此图像 {share} % 的像素上不同。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Held-out Dice</source>
        <translation>留出 Dice</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation type="unfinished">笔画</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Predicted, of this image:</source>
        <translation>预测占此图像：</translation>
    </message>
    <message>
        <source>The intervals of their Dice lie apart.</source>
        <translation>两者的 Dice 区间互不重叠。</translation>
    </message>
    <message>
        <source>The intervals of their Dice overlap: it may be chance.</source>
        <translation>两者的 Dice 区间重叠：差异可能出于偶然。</translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message>
        <source>Versions appear here while the network learns.</source>
        <translation>网络学习时，版本会出现在这里。</translation>
    </message>
    <message>
        <source>Note on the chosen version</source>
        <translation>所选版本的备注</translation>
    </message>
    <message>
        <source>Kept versions</source>
        <translation type="unfinished">保留的版本</translation>
    </message>
    <message>
        <source>Note on version {n}</source>
        <translation>版本 {n} 的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{name} (synthetic)</source>
        <translation>{name}（合成）</translation>
    </message>
    <message>
        <source>SegStudio</source>
        <translation>SegStudio</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Shown</source>
        <translation>已显示</translation>
    </message>
    <message>
        <source>does not matter</source>
        <translation>无关紧要</translation>
    </message>
    <message>
        <source>A class id must lie between 1 and {0}, not {1}.</source>
        <translation>类别编号必须在 1 到 {0} 之间，而不是 {1}。</translation>
    </message>
    <message>
        <source>Class id {0} has been given already; ids are never reused.</source>
        <translation>类别编号 {0} 已被使用；编号不会重复使用。</translation>
    </message>
    <message>
        <source>There is no class with id {0}.</source>
        <translation>没有编号为 {0} 的类别。</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>类别需要名称。</translation>
    </message>
    <message>
        <source>There is a class named “{0}” already.</source>
        <translation>已有名为“{0}”的类别。</translation>
    </message>
    <message>
        <source>A colour is written #rrggbb, not “{0}”.</source>
        <translation>颜色应写为 #rrggbb，而不是“{0}”。</translation>
    </message>
    <message>
        <source>A mask has 1 to {0} px a side, not {1}.</source>
        <translation>掩码边长为 1 到 {0} 像素，而不是 {1}。</translation>
    </message>
    <message>
        <source>A tile of the edit lies outside of the {0} mask.</source>
        <translation>编辑的图块超出了 {0} 掩码。</translation>
    </message>
    <message>
        <source>This is not a mask edit.</source>
        <translation>这不是掩码编辑。</translation>
    </message>
    <message>
        <source>The mask edit cannot be read: {0}</source>
        <translation>无法读取掩码编辑：{0}</translation>
    </message>
    <message>
        <source>The mask edit is cut short.</source>
        <translation>掩码编辑不完整。</translation>
    </message>
    <message>
        <source>A change reaches beyond its tile.</source>
        <translation>更改超出了其图块。</translation>
    </message>
    <message>
        <source>A tile is {0} px a side at most, not {1}.</source>
        <translation>图块边长最多 {0} 像素，而不是 {1}。</translation>
    </message>
    <message>
        <source>A tile holds more than its pixels.</source>
        <translation>图块所含超过其像素。</translation>
    </message>
    <message>
        <source>A tile cannot be read: {0}</source>
        <translation>无法读取图块：{0}</translation>
    </message>
    <message>
        <source>A tile of {0} cannot hold {1} bytes.</source>
        <translation>{0} 的图块容不下 {1} 字节。</translation>
    </message>
    <message>
        <source>convolutions and poolings, scores enlarged: the textbook&apos;s first step; coarse borders</source>
        <translation>卷积与池化后放大得分：教科书的第一步，边界粗糙</translation>
    </message>
    <message>
        <source>a transformer, SegFormer-B0&apos;s design without its weights: learns from many labels</source>
        <translation>Transformer，SegFormer-B0 的设计但不带其权重：需要大量标注</translation>
    </message>
    <message>
        <source>a pixel classifier: fixed filters, and a forest of trees that is grown in a moment</source>
        <translation>像素分类器：固定的滤波器，加上片刻即可长成的决策树森林</translation>
    </message>
    <message>
        <source>This region is too large to be divided; draw the objects instead.</source>
        <translation>此区域过大，无法划分；请改为绘制对象。</translation>
    </message>
    <message>
        <source>An image holds at most {0} objects. Merge or delete some of them, or remove specks, then try again.</source>
        <translation>一幅图像最多容纳 {0} 个对象。请合并或删除一些，或去除斑点，然后重试。</translation>
    </message>
    <message>
        <source>This is too large to be split at its necks; draw a line across it.</source>
        <translation>此区域过大，无法在颈部拆分；请画一条穿过它的线。</translation>
    </message>
    <message>
        <source>Okabe–Ito</source>
        <translation>Okabe–Ito</translation>
    </message>
    <message>
        <source>Tol bright</source>
        <translation>Tol 明亮</translation>
    </message>
    <message>
        <source>Tol muted</source>
        <translation>Tol 柔和</translation>
    </message>
    <message>
        <source>The annotation is {0}, but the prediction is {1}.</source>
        <translation>标注为 {0}，而预测为 {1}。</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}. Check the space left on the drive and the folder&apos;s permissions, then try again.</source>
        <translation>无法写入“{0}”：{1}。请检查磁盘剩余空间和文件夹权限，然后重试。</translation>
    </message>
    <message>
        <source>backed up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The backup of “{0}” could not be written: {1}. Check the space left on the drive.</source>
        <translation>无法写入“{0}”的备份：{1}。请检查磁盘剩余空间。</translation>
    </message>
    <message>
        <source>There is no backup of a project in “{0}”.</source>
        <translation>“{0}”中没有项目备份。</translation>
    </message>
    <message>
        <source>The backup of “{0}” could not be restored: {1}. Check the space left on the drive and the folder&apos;s permissions.</source>
        <translation>无法恢复“{0}”的备份：{1}。请检查磁盘剩余空间和文件夹权限。</translation>
    </message>
    <message>
        <source>The backup of “{0}” is damaged too.</source>
        <translation>“{0}”的备份也已损坏。</translation>
    </message>
    <message>
        <source>the disk is full. Free some space</source>
        <translation>磁盘已满。请释放一些空间</translation>
    </message>
    <message>
        <source>it may only be read. Allow writing to the folder</source>
        <translation>它是只读的。请允许写入该文件夹</translation>
    </message>
    <message>
        <source>the system does not permit it. Allow writing to the folder</source>
        <translation>系统不允许。请允许写入该文件夹</translation>
    </message>
    <message>
        <source>its file cannot be opened. Check the drive and permissions</source>
        <translation>无法打开其文件。请检查磁盘和权限</translation>
    </message>
    <message>
        <source>the drive does not answer as it should. Check the drive</source>
        <translation>磁盘响应异常。请检查磁盘</translation>
    </message>
    <message>
        <source>It will be tried again; keep SegStudio open until then.</source>
        <translation>将会重试；在此之前请保持 SegStudio 打开。</translation>
    </message>
    <message>
        <source>There is no SegStudio project in “{0}”.</source>
        <translation>“{0}”中没有 SegStudio 项目。</translation>
    </message>
    <message>
        <source>The project “{0}” is held by another program. Close it there first.</source>
        <translation>项目“{0}”被另一程序占用。请先在那里关闭它。</translation>
    </message>
    <message>
        <source>The project “{0}” could not be {1}: {2}. {3}</source>
        <translation>项目“{0}”的操作（{1}）失败：{2}。{3}</translation>
    </message>
    <message>
        <source>The project “{0}” is no longer in its place. Bring the folder or the drive back. {1}</source>
        <translation>项目“{0}”已不在原处。请恢复该文件夹或磁盘。{1}</translation>
    </message>
    <message>
        <source>The project “{0}” was replaced or changed while its drive was away. Close it and open it again; what was not saved before must be drawn anew.</source>
        <translation>项目“{0}”在磁盘断开期间被替换或更改。请关闭后重新打开；之前未保存的内容需要重新绘制。</translation>
    </message>
    <message>
        <source>The project “{0}” is damaged ({1}). {2}</source>
        <translation>项目“{0}”已损坏（{1}）。{2}</translation>
    </message>
    <message>
        <source>Nothing was changed: the masks cannot be kept beside “{0}” before they are stored ({1}). Free some space, or check the drive.</source>
        <translation>未作任何更改：掩码在存储之前无法暂存于“{0}”旁（{1}）。请腾出空间或检查磁盘。</translation>
    </message>
    <message>
        <source>Masks were changed in the meantime. Try again.</source>
        <translation>掩码在此期间已被更改。请重试。</translation>
    </message>
    <message>
        <source>“{0}” holds {1} pages; only the first is used.</source>
        <translation>“{0}” 含 {1} 页；只使用第一页。</translation>
    </message>
    <message>
        <source>“{0}” is not there any more. Bring it back, or link the image anew.</source>
        <translation>“{0}” 已不存在。请将其放回，或重新链接图像。</translation>
    </message>
    <message>
        <source>“{0}” does not fit into memory. Close other programs, or cut it into smaller ones.</source>
        <translation>“{0}” 超出内存。请关闭其他程序，或将其切成较小的图像。</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}. Copy it again from where it came, or convert it.</source>
        <translation>“{0}” 无法读取：{1}。请从来源重新复制，或转换格式。</translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be listed ({1}). Check that it is there and that you may read it.</source>
        <translation>无法列出文件夹“{0}”（{1}）。请检查它是否存在以及您是否有读取权限。</translation>
    </message>
    <message>
        <source>“{0}” is empty (0 bytes). Copy it again from where it came.</source>
        <translation>“{0}” 是空文件（0 字节）。请从来源重新复制。</translation>
    </message>
    <message>
        <source>“{0}” holds no pixels ({1} × {2}).</source>
        <translation>“{0}” 不含像素（{1} × {2}）。</translation>
    </message>
    <message>
        <source>“{0}” says that it is {1} × {2} px; at most {3} pixels can be opened. Cut it into smaller images; if it should be small, the file is damaged.</source>
        <translation>“{0}” 标称为 {1} × {2} 像素；最多可打开 {3} 个像素。请切成较小的图像；若它本应很小，则文件已损坏。</translation>
    </message>
    <message>
        <source>“{0}” is not an image that can be read: its content is not PNG, JPEG, TIFF, BMP or WebP, or its beginning is damaged. Convert it, or copy it again.</source>
        <translation>“{0}” 不是可读取的图像：内容不是 PNG、JPEG、TIFF、BMP 或 WebP，或其开头已损坏。请转换格式或重新复制。</translation>
    </message>
    <message>
        <source>“{0}” is a damaged TIFF: {1}. Copy or export it again.</source>
        <translation>“{0}” 是损坏的 TIFF：{1}。请重新复制或导出。</translation>
    </message>
    <message>
        <source>“{0}” holds {1} values for each pixel; at most 64 can be opened.</source>
        <translation>“{0}” 每像素含 {1} 个值；最多可打开 64 个。</translation>
    </message>
    <message>
        <source>The project holds no image with the number {0} any more.</source>
        <translation>项目中已没有编号为 {0} 的图像。</translation>
    </message>
    <message>
        <source>“{0}” is {1} × {2} px now, but its annotation was drawn at {3} × {4} px. Put the old file back, or add the new one under another name.</source>
        <translation>“{0}” 现为 {1} × {2} 像素，但其标注绘制时为 {3} × {4} 像素。请放回旧文件，或以其他名称添加新文件。</translation>
    </message>
    <message>
        <source>There is no backup beside it.</source>
        <translation>旁边没有备份。</translation>
    </message>
    <message>
        <source>Its last good backup, “{0}” of {1}, can be restored.</source>
        <translation>可以恢复最近的完好备份“{0}”（{1}）。</translation>
    </message>
    <message>
        <source>A tile lies outside of its image of {0} × {1} px.</source>
        <translation>图块超出其 {0} × {1} 像素的图像。</translation>
    </message>
    <message>
        <source>YResolution</source>
        <translation>YResolution</translation>
    </message>
    <message>
        <source>XResolution</source>
        <translation>XResolution</translation>
    </message>
    <message>
        <source>The prediction in {0} is damaged ({1}). Delete the file and predict again.</source>
        <translation>{0} 中的预测已损坏（{1}）。请删除该文件并重新预测。</translation>
    </message>
    <message>
        <source>The prediction could not be encoded.</source>
        <translation>无法编码预测。</translation>
    </message>
    <message>
        <source>its pixels cannot be decoded</source>
        <translation>其像素无法解码</translation>
    </message>
    <message>
        <source>“{0}” holds a project already. Open it, or choose another folder.</source>
        <translation>“{0}”中已有项目。请打开它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>No project can be made in “{0}” ({1}). Check the space left and the permissions, or choose another folder.</source>
        <translation>无法在“{0}”中创建项目（{1}）。请检查剩余空间和权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>its file is gone</source>
        <translation>其文件已丢失</translation>
    </message>
    <message>
        <source>its file is not one of SegStudio&apos;s</source>
        <translation>其文件不属于 SegStudio</translation>
    </message>
    <message>
        <source>The project “{0}” was saved by a newer SegStudio (project version {1}; this one reads up to {2}). Update SegStudio to open it.</source>
        <translation>项目“{0}”由更新的 SegStudio 保存（项目版本 {1}；本程序最高支持 {2}）。请更新 SegStudio 后打开。</translation>
    </message>
    <message>
        <source>The project folder “{0}” cannot be written to ({1}). Check its permissions, or copy the project to another place and open it there.</source>
        <translation>无法写入项目文件夹“{0}”（{1}）。请检查权限，或将项目复制到别处打开。</translation>
    </message>
    <message>
        <source>The drive of “{0}” cannot lock files ({1}): two windows could spoil each other&apos;s work. Copy the project to another drive and open it there.</source>
        <translation>“{0}”所在磁盘无法锁定文件（{1}）：两个窗口可能互相破坏。请将项目复制到其他磁盘打开。</translation>
    </message>
    <message>
        <source>The project “{0}” is open already{1}. Close it there first.</source>
        <translation>项目“{0}”已经打开{1}。请先在那里关闭它。</translation>
    </message>
    <message>
        <source>SizeZ</source>
        <translation>SizeZ</translation>
    </message>
    <message>
        <source>SizeT</source>
        <translation>SizeT</translation>
    </message>
    <message>
        <source>SizeC</source>
        <translation>SizeC</translation>
    </message>
    <message>
        <source>its first page cannot be read</source>
        <translation>其第一页无法读取</translation>
    </message>
    <message>
        <source>it is cut short: some of its pixels are missing</source>
        <translation>文件不完整：缺少部分像素</translation>
    </message>
    <message>
        <source>its colours are Lab; save it as RGB</source>
        <translation>其颜色为 Lab；请另存为 RGB</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>YOLO segmentation</source>
        <translation>YOLO 分割</translation>
    </message>
    <message>
        <source>Colour PNG</source>
        <translation>彩色 PNG</translation>
    </message>
    <message>
        <source>Cityscapes</source>
        <translation>Cityscapes</translation>
    </message>
    <message>
        <source>pixels of class ids above 999</source>
        <translation>类别编号大于 999 的像素</translation>
    </message>
    <message>
        <source>objects that fit no 16-bit number (class × 1000 + n)</source>
        <translation>超出 16 位数值的对象（类别 × 1000 + n）</translation>
    </message>
    <message>
        <source>class ids above 999; objects of classes above 65, and more than 1,000 of one class</source>
        <translation>大于 999 的类别编号；编号大于 65 的类别的对象，以及同一类别超过 1,000 个的对象</translation>
    </message>
    <message>
        <source>NAME_objects.png beside NAME.png: 16-bit grey, 0 = no object, n = part of object n of that image. All pixels of an object have one class.</source>
        <translation>NAME.png 旁的 NAME_objects.png：16 位灰度，0 = 无对象，n = 属于该图像的对象 n。一个对象的所有像素属于同一类别。</translation>
    </message>
    <message>
        <source>“{0}” is too large to be a list of classes.</source>
        <translation>“{0}”过大，不可能是类别列表。</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation>“{0}” 无法读取：{1}。</translation>
    </message>
    <message>
        <source>“{0}” is not JSON: {1}. Export the classes again.</source>
        <translation>“{0}”不是 JSON：{1}。请重新导出类别。</translation>
    </message>
    <message>
        <source>“{0}” holds no list of “classes”.</source>
        <translation>“{0}”中没有“classes”列表。</translation>
    </message>
    <message>
        <source>“{0}”, class {1}</source>
        <translation>“{0}”，类别 {1}</translation>
    </message>
    <message>
        <source>{0}: this is not a class with “id” and “name”.</source>
        <translation>{0}：这不是带有“id”和“name”的类别。</translation>
    </message>
    <message>
        <source>{0}: “id” must be a whole number.</source>
        <translation>{0}：“id”必须是整数。</translation>
    </message>
    <message>
        <source>{0}: “name” and “color” must be text.</source>
        <translation>{0}：“name”和“color”必须是文本。</translation>
    </message>
    <message>
        <source>{&quot;annotations&quot;: [</source>
        <translation>{&quot;annotations&quot;: [</translation>
    </message>
    <message>
        <source>pixels of classes that are not listed</source>
        <translation>未列出类别的像素</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>此条目</translation>
    </message>
    <message>
        <source>A category without a whole “id” and a “name” was left out.</source>
        <translation>缺少整数“id”和“name”的类别已略过。</translation>
    </message>
    <message>
        <source>Category id {0} is there twice; the first counts.</source>
        <translation>类别编号 {0} 出现两次；以第一个为准。</translation>
    </message>
    <message>
        <source>An image without a whole “id” and “file_name” was left out.</source>
        <translation>缺少整数“id”和“file_name”的图像已略过。</translation>
    </message>
    <message>
        <source>Image id {0} is there twice; the first counts.</source>
        <translation>图像编号 {0} 出现两次；以第一个为准。</translation>
    </message>
    <message>
        <source>“{0}” was left out: its path leads elsewhere or is double.</source>
        <translation>“{0}”已略过：其路径指向别处或重复。</translation>
    </message>
    <message>
        <source>{0} annotations of images that are not listed.</source>
        <translation>{0} 个标注所属的图像未列出。</translation>
    </message>
    <message>
        <source>Annotation {0}</source>
        <translation>标注 {0}</translation>
    </message>
    <message>
        <source>{0} is of no listed category; it was left out.</source>
        <translation>{0} 不属于任何已列出的类别；已略过。</translation>
    </message>
    <message>
        <source>{0} was left out: {1}</source>
        <translation>{0} 已略过：{1}</translation>
    </message>
    <message>
        <source>{0} has a polygon that is no list of coordinates.</source>
        <translation>{0} 有一个多边形不是坐标列表。</translation>
    </message>
    <message>
        <source>{0} has no segmentation; it was left out.</source>
        <translation>{0} 没有分割；已略过。</translation>
    </message>
    <message>
        <source>“{0}” has no {1} and {2} other .json files. Choose the one to read, or call it {3}.</source>
        <translation>“{0}”中没有 {1}，而有 {2} 个其他 .json 文件。请选择要读取的那个文件，或将其命名为 {3}。</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>其掩码</translation>
    </message>
    <message>
        <source>“{0}” has no {1} that says which colour is what.</source>
        <translation>“{0}”中没有说明各颜色含义的 {1}。</translation>
    </message>
    <message>
        <source>“{0}” has the colour of another class.</source>
        <translation>“{0}”与另一类别颜色相同。</translation>
    </message>
    <message>
        <source>{0} px have a colour that no class has.</source>
        <translation>{0} 个像素的颜色不属于任何类别。</translation>
    </message>
    <message>
        <source>The mask “{0}”</source>
        <translation>掩码“{0}”</translation>
    </message>
    <message>
        <source>The mask “{0}” has more than {1} px.</source>
        <translation>掩码“{0}”超过 {1} 个像素。</translation>
    </message>
    <message>
        <source>The mask “{0}” cannot be read: {1}. Export it again.</source>
        <translation>无法读取掩码“{0}”：{1}。请重新导出。</translation>
    </message>
    <message>
        <source>STEM.png</source>
        <translation>STEM.png</translation>
    </message>
    <message>
        <source>control characters in class names</source>
        <translation>类别名称中的控制字符</translation>
    </message>
    <message>
        <source>“{0}” was left out: such a path is refused, or double.</source>
        <translation>“{0}”已略过：此类路径不被接受，或重复。</translation>
    </message>
    <message>
        <source>Shape {0} (“{1}”, {2})</source>
        <translation>形状 {0}（“{1}”，{2}）</translation>
    </message>
    <message>
        <source>its label is not listed.</source>
        <translation>其标签未列出。</translation>
    </message>
    <message>
        <source>it has no area here.</source>
        <translation>它在此处没有面积。</translation>
    </message>
    <message>
        <source>“{0}” is not plain XML: {1}. Export it again.</source>
        <translation>“{0}”不是普通 XML：{1}。请重新导出。</translation>
    </message>
    <message>
        <source>its box is not given in whole numbers.</source>
        <translation>其框不是以整数给出的。</translation>
    </message>
    <message>
        <source>its box does not lie in the image.</source>
        <translation>其框不在图像内。</translation>
    </message>
    <message>
        <source>its points are no pairs.</source>
        <translation>其点不成对。</translation>
    </message>
    <message>
        <source>its numbers cannot be read.</source>
        <translation>其数字无法读取。</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}. Check the space left on the drive and the folder&apos;s permissions, then export again.</source>
        <translation>无法写入“{0}”：{1}。请检查磁盘剩余空间和文件夹权限，然后重新导出。</translation>
    </message>
    <message>
        <source>Not carried: {0}: {1}.</source>
        <translation>未携带：{0}：{1}。</translation>
    </message>
    <message>
        <source>“{0}” cannot be made into a PNG: {1}.</source>
        <translation>无法将“{0}”转为 PNG：{1}。</translation>
    </message>
    <message>
        <source>The mask “{0}” cannot be read: {1}. Copy or export it again.</source>
        <translation>无法读取掩码“{0}”：{1}。请重新复制或导出。</translation>
    </message>
    <message>
        <source>The mask “{0}” is not a PNG. Export it as PNG.</source>
        <translation>掩码“{0}”不是 PNG。请导出为 PNG。</translation>
    </message>
    <message>
        <source>The mask “{0}” is {1} × {2} px, but its image is {3} × {4}. Choose the mask that belongs to this image.</source>
        <translation>掩码“{0}”为 {1} × {2} 像素，但其图像为 {3} × {4}。请选择属于此图像的掩码。</translation>
    </message>
    <message>
        <source>The mask “{0}” says that it is {1} × {2} px; at most {3} pixels can be opened.</source>
        <translation>掩码“{0}”标称为 {1} × {2} 像素；最多可打开 {3} 个像素。</translation>
    </message>
    <message>
        <source>has transparency</source>
        <translation>带有透明度</translation>
    </message>
    <message>
        <source>is a colour picture</source>
        <translation>是彩色图片</translation>
    </message>
    <message>
        <source>The mask “{0}” {1}; a mask holds class numbers. Save it as grey or with a palette, one value for each class.</source>
        <translation>掩码“{0}”{1}；掩码应保存类别编号。请存为灰度或调色板图像，每个类别一个值。</translation>
    </message>
    <message>
        <source>“{0}” is larger than {1} bytes. Split the data set.</source>
        <translation>“{0}”大于 {1} 字节。请拆分数据集。</translation>
    </message>
    <message>
        <source>“{0}” is not UTF-8 text. Export it again.</source>
        <translation>“{0}”不是 UTF-8 文本。请重新导出。</translation>
    </message>
    <message>
        <source>“{0}” is not JSON: {1}. Export it again.</source>
        <translation>“{0}”不是 JSON：{1}。请重新导出。</translation>
    </message>
    <message>
        <source>“{0}” holds no JSON object.</source>
        <translation>“{0}”中没有 JSON 对象。</translation>
    </message>
    <message>
        <source>{0} is for an image of {1} (height, width), but the image is {2}.</source>
        <translation>{0} 对应的图像为 {1}（高，宽），但此图像为 {2}。</translation>
    </message>
    <message>
        <source>Shape {0}</source>
        <translation>形状 {0}</translation>
    </message>
    <message>
        <source>it has no mask or not two corners.</source>
        <translation>它没有掩码，或角点不是两个。</translation>
    </message>
    <message>
        <source>its corners do not lie in the image.</source>
        <translation>其角点不在图像内。</translation>
    </message>
    <message>
        <source>STEM.json</source>
        <translation>STEM.json</translation>
    </message>
    <message>
        <source>{0} {1}; it was left out.</source>
        <translation>{0} {1}；已略过。</translation>
    </message>
    <message>
        <source>{0} px belong to several instances; the last one has them.</source>
        <translation>{0} 个像素属于多个实例；归最后一个所有。</translation>
    </message>
    <message>
        <source>{0} instances have no object number: {1} are the most that an image can hold.</source>
        <translation>{0} 个实例没有对象编号：一幅图像最多容纳 {1} 个。</translation>
    </message>
    <message>
        <source>“{0}” must end in .csv or .parquet, which tells the format of the table.</source>
        <translation>“{0}”必须以 .csv 或 .parquet 结尾，以表明表格的格式。</translation>
    </message>
    <message>
        <source>Parquet needs pyarrow, which is not installed. Install it with “pip install &apos;segstudio[parquet]&apos;”, or write a .csv.</source>
        <translation>Parquet 需要 pyarrow，但尚未安装。请用“pip install &apos;segstudio[parquet]&apos;”安装，或改写为 .csv。</translation>
    </message>
    <message>
        <source>has fewer than three points</source>
        <translation>少于三个点</translation>
    </message>
    <message>
        <source>has coordinates that are no numbers</source>
        <translation>有不是数字的坐标</translation>
    </message>
    <message>
        <source>lies outside the image</source>
        <translation>在图像之外</translation>
    </message>
    <message>
        <source>goes to and fro too often</source>
        <translation>来回折返过多</translation>
    </message>
    <message>
        <source>The image is {0}, but its mask is {1}.</source>
        <translation>图像为 {0}，而其掩码为 {1}。</translation>
    </message>
    <message>
        <source>Rgb</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>object numbers</source>
        <translation>对象编号</translation>
    </message>
    <message>
        <source>class ids</source>
        <translation>类别编号</translation>
    </message>
    <message>
        <source>The mask “{0}” does not hold whole numbers of 8 or 16 bits.</source>
        <translation>掩码“{0}”所含的不是 8 位或 16 位整数。</translation>
    </message>
    <message>
        <source>STEM.tif</source>
        <translation>STEM.tif</translation>
    </message>
    <message>
        <source>ImageSets/Segmentation/default.txt</source>
        <translation>ImageSets/Segmentation/default.txt</translation>
    </message>
    <message>
        <source>line breaks in class names</source>
        <translation>类别名称中的换行</translation>
    </message>
    <message>
        <source>objects beyond the 254 that an image can have</source>
        <translation>超出一幅图像 254 个上限的对象</translation>
    </message>
    <message>
        <source>{0} names {1} classes; {2} are taken.</source>
        <translation>{0} 列出了 {1} 个类别；只采用 {2} 个。</translation>
    </message>
    <message>
        <source>A VOC mask has 8 bits; this one has 16.</source>
        <translation>VOC 掩码为 8 位；此掩码为 16 位。</translation>
    </message>
    <message>
        <source>{0}/STEM.png</source>
        <translation>{0}/STEM.png</translation>
    </message>
    <message>
        <source>more than 255 classes; more than 254 objects of an image</source>
        <translation>超过 255 个类别；一幅图像超过 254 个对象</translation>
    </message>
    <message>
        <source>train: images</source>
        <translation>train: images</translation>
    </message>
    <message>
        <source>val: images</source>
        <translation>val: images</translation>
    </message>
    <message>
        <source>pixels that the polygons give another class</source>
        <translation>被多边形归入其他类别的像素</translation>
    </message>
    <message>
        <source>holes, which are filled</source>
        <translation>孔洞（将被填充）</translation>
    </message>
    <message>
        <source>objects of several parts, which become objects each</source>
        <translation>由多个部分组成的对象（各部分将成为单独的对象）</translation>
    </message>
    <message>
        <source>regions that are no objects, which become objects</source>
        <translation>不是对象的区域（将成为对象）</translation>
    </message>
    <message>
        <source>“{0}” has no {1} with the names of the classes.</source>
        <translation>“{0}”中没有列出类别名称的 {1}。</translation>
    </message>
    <message>
        <source>“{0}” has no list “names” that can be read.</source>
        <translation>“{0}”中没有可读取的“names”列表。</translation>
    </message>
    <message>
        <source>Line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>{0} is no class with a polygon; it was left out.</source>
        <translation>{0} 不是带有多边形的类别；已略过。</translation>
    </message>
    <message>
        <source>{0} is of a class without a name; it was left out.</source>
        <translation>{0} 的类别没有名称；已略过。</translation>
    </message>
    <message>
        <source>{0}/STEM.txt</source>
        <translation>{0}/STEM.txt</translation>
    </message>
    <message>
        <source>The engine cannot start: {0}. “segstudio doctor” tells what is missing.</source>
        <translation>引擎无法启动：{0}。“segstudio doctor”会说明缺少什么。</translation>
    </message>
    <message>
        <source>It has {0} channels, and the network takes {1}.</source>
        <translation>它有 {0} 个通道，而网络需要 {1} 个。</translation>
    </message>
    <message>
        <source>Draw strokes of at least two classes.</source>
        <translation>请至少绘制两个类别的笔画。</translation>
    </message>
    <message>
        <source>Live training is off.</source>
        <translation>实时训练已关闭。</translation>
    </message>
    <message>
        <source>The view could not be predicted: {0}</source>
        <translation>无法预测视图：{0}</translation>
    </message>
    <message>
        <source>There is no trained network yet; draw strokes of two classes and train.</source>
        <translation>还没有训练好的网络；请绘制两个类别的笔画并训练。</translation>
    </message>
    <message>
        <source>Image {0} could not be predicted: {1}</source>
        <translation>图像 {0} 无法预测：{1}</translation>
    </message>
    <message>
        <source>Image {0}</source>
        <translation>图像 {0}</translation>
    </message>
    <message>
        <source>Image {0} </source>
        <translation>图像 {0} </translation>
    </message>
    <message>
        <source>Training stopped: {0}</source>
        <translation>训练已停止：{0}</translation>
    </message>
    <message>
        <source>The engine ended {0} times within a minute, so it is not started again. Drawing goes on as before; start the engine again when you wish.</source>
        <translation>引擎一分钟内终止了 {0} 次，因此不再启动。绘制照常；您可随时重新启动引擎。</translation>
    </message>
    <message>
        <source>Image {0} was not added.</source>
        <translation>图像 {0} 未添加。</translation>
    </message>
    <message>
        <source>Image {0} was left out.</source>
        <translation>图像 {0} 已略过。</translation>
    </message>
    <message>
        <source>{0} image{1} could not be read and had to be left out.</source>
        <translation>{0} 幅图像无法读取，只得略过。</translation>
    </message>
    <message>
        <source>The engine ended before the job was done. Start the job again.</source>
        <translation>引擎在任务完成前终止。请重新开始任务。</translation>
    </message>
    <message>
        <source>The engine ended before what it learned was saved.</source>
        <translation>引擎在保存所学内容前终止。</translation>
    </message>
    <message>
        <source>The window&apos;s process is gone.</source>
        <translation>窗口进程已消失。</translation>
    </message>
    <message>
        <source>The engine cannot go from {0} to {1}.</source>
        <translation>引擎无法从 {0} 转到 {1}。</translation>
    </message>
    <message>
        <source>Only {share:.0%} of this image are predicted so far, and accepted. Zoom out, or predict all images, and accept again.</source>
        <translation>本图像目前只预测了 {share:.0%}，已接受。请缩小视图或预测所有图像，然后再次接受。</translation>
    </message>
    <message>
        <source>Choose the class that it is instead, and reject again.</source>
        <translation>请选择它实际所属的类别，然后再次拒绝。</translation>
    </message>
    <message>
        <source>Accept prediction</source>
        <translation>接受预测</translation>
    </message>
    <message>
        <source>Accept class</source>
        <translation>接受类别</translation>
    </message>
    <message>
        <source>Accept what is sure</source>
        <translation>接受确信部分</translation>
    </message>
    <message>
        <source>Reject what is sure</source>
        <translation>拒绝确信部分</translation>
    </message>
    <message>
        <source>Accept region</source>
        <translation>接受区域</translation>
    </message>
    <message>
        <source>Reject region</source>
        <translation>拒绝区域</translation>
    </message>
    <message>
        <source>Reject class</source>
        <translation>拒绝类别</translation>
    </message>
    <message>
        <source>Take region as drawn</source>
        <translation>将区域视为手绘</translation>
    </message>
    <message>
        <source>A class can be deleted once all is saved. {0}</source>
        <translation>全部保存后才能删除类别。{0}</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>删除类别</translation>
    </message>
    <message>
        <source>{0} new classes are too many; {1} can be taken. They look like object numbers: add a classes.json that names the classes.</source>
        <translation>{0} 个新类别太多；最多可导入 {1} 个。它们看起来像对象编号：请添加命名类别的 classes.json。</translation>
    </message>
    <message>
        <source>There is no class with id {0} any more.</source>
        <translation>编号为 {0} 的类别已不存在。</translation>
    </message>
    <message>
        <source>The data set has no class “{0}”. It has: {1}.</source>
        <translation>数据集没有类别“{0}”。现有：{1}。</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>没有打开的图像。</translation>
    </message>
    <message>
        <source>Changing all images</source>
        <translation>正在修改所有图像</translation>
    </message>
    <message>
        <source>The project was closed; nothing was changed.</source>
        <translation>项目已关闭；未做任何更改。</translation>
    </message>
    <message>
        <source>All images can be changed once all is saved. {0}</source>
        <translation>全部保存后才能修改所有图像。{0}</translation>
    </message>
    <message>
        <source>Exporting masks</source>
        <translation>正在导出掩码</translation>
    </message>
    <message>
        <source>Exporting overlays</source>
        <translation>正在导出叠加图</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>Measured {0} in {1} into “{2}”.</source>
        <translation>已在 {1} 中测量 {0}，写入“{2}”。</translation>
    </message>
    <message>
        <source>Measuring objects</source>
        <translation>正在测量对象</translation>
    </message>
    <message>
        <source>The report is “{0}”.</source>
        <translation>报告位于“{0}”。</translation>
    </message>
    <message>
        <source>No report was written.</source>
        <translation>未写入报告。</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Accepted {0}.</source>
        <translation>已接受 {0}。</translation>
    </message>
    <message>
        <source>Undo in all images</source>
        <translation>在所有图像中撤销</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Importing masks</source>
        <translation>正在导入掩码</translation>
    </message>
    <message>
        <source>{0} folds need {1} labelled images that are not for testing, each of another group; there are {2}. Label more, or ask for fewer folds.</source>
        <translation>{0} 折需要 {1} 幅不用于测试、分属不同分组的已标注图像；现有 {2} 幅。请标注更多，或减少折数。</translation>
    </message>
    <message>
        <source>No labelled image is set aside ({0}): networks are compared on images that they did not learn from. Use “Split images…” or “segstudio split”, and label some.</source>
        <translation>没有留作测量的已标注图像（{0}）：网络要在未参与学习的图像上比较。请使用“划分图像…”或“segstudio split”，并标注一些。</translation>
    </message>
    <message>
        <source>A search needs a package that is not installed: “pip install &apos;segstudio[tune]&apos;”.</source>
        <translation>搜索需要一个尚未安装的软件包：“pip install &apos;segstudio[tune]&apos;”。</translation>
    </message>
    <message>
        <source>Trial {0}, fold {1}: {2}</source>
        <translation>试验 {0}，第 {1} 折：{2}</translation>
    </message>
    <message>
        <source>“{0}” is not a list of trials that this version can read. Move it away, then tune again.</source>
        <translation>“{0}”不是此版本能读取的试验列表。请将其移走，然后重新调优。</translation>
    </message>
    <message>
        <source>Version {0} on this image</source>
        <translation>此图像上的版本 {0}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>images that EXIF turns or mirrors; masks lie as the image is shown, and tools that pass over EXIF need the images turned, too</source>
        <translation>被 EXIF 旋转或镜像的图像；掩码按图像的显示方向存放，忽略 EXIF 的工具需要把图像也转过来</translation>
    </message>
    <message>
        <source>“{0}”, in pixels</source>
        <translation>“{0}”，按像素计</translation>
    </message>
    <message>
        <source>its run lengths are longer than its image.</source>
        <translation>其游程长度超出图像。</translation>
    </message>
    <message>
        <source>its run lengths are no list of bytes.</source>
        <translation>其游程长度不是字节列表。</translation>
    </message>
    <message>
        <source>its run lengths end too early.</source>
        <translation>其游程长度过早结束。</translation>
    </message>
    <message>
        <source>COCO panoptic</source>
        <translation>COCO 全景</translation>
    </message>
    <message>
        <source>Label Studio (brush)</source>
        <translation>Label Studio（画笔）</translation>
    </message>
    <message>
        <source>Label Studio (polygons)</source>
        <translation>Label Studio（多边形）</translation>
    </message>
    <message>
        <source>QuPath GeoJSON</source>
        <translation>QuPath GeoJSON</translation>
    </message>
    <message>
        <source>Index PNG</source>
        <translation>索引 PNG</translation>
    </message>
    <message>
        <source>It has several annotations; the first counts.</source>
        <translation>它有多个标注；以第一个为准。</translation>
    </message>
    <message>
        <source>Its PNG “{0}” does not lie in the folder of the set.</source>
        <translation>其 PNG“{0}”不在数据集的文件夹中。</translation>
    </message>
    <message>
        <source>Its PNG “{0}” is missing.</source>
        <translation>缺少其 PNG“{0}”。</translation>
    </message>
    <message>
        <source>Segment {0} is no number of 24 bits or of no category.</source>
        <translation>分段 {0} 不是 24 位的编号，或不属于任何类别。</translation>
    </message>
    <message>
        <source>Segment {0} is there twice; the first counts.</source>
        <translation>分段 {0} 出现两次；以第一个为准。</translation>
    </message>
    <message>
        <source>{0} px are of segments that are not listed.</source>
        <translation>{0} 个像素属于未列出的分段。</translation>
    </message>
    <message>
        <source>To know: {0}: {1}.</source>
        <translation>请注意：{0}：{1}。</translation>
    </message>
    <message>
        <source>“{0}” holds more than {1} values. Split it.</source>
        <translation>“{0}”包含超过 {1} 个值。请拆分它。</translation>
    </message>
    <message>
        <source>control characters in class names of the interface</source>
        <translation>标注界面中类别名称里的控制字符</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Task {0}</source>
        <translation>任务 {0}</translation>
    </message>
    <message>
        <source>Task {0} (“{1}”) was left out: its image has no name, is double or leads elsewhere.</source>
        <translation>任务 {0}（“{1}”）已略过：其图像没有名称、重复或指向别处。</translation>
    </message>
    <message>
        <source>Region {0} (“{1}”, {2})</source>
        <translation>区域 {0}（“{1}”，{2}）</translation>
    </message>
    <message>
        <source>it has no label.</source>
        <translation>它没有标签。</translation>
    </message>
    <message>
        <source>{0} has {1} annotations; the first counts.</source>
        <translation>{0}有 {1} 个标注；以第一个为准。</translation>
    </message>
    <message>
        <source>its points are no list of coordinates.</source>
        <translation>其点不是坐标列表。</translation>
    </message>
    <message>
        <source>it has no area that can be read.</source>
        <translation>它没有可读取的区域。</translation>
    </message>
    <message>
        <source>“{0}” holds no list of tasks of Label Studio.</source>
        <translation>“{0}”中没有 Label Studio 的任务列表。</translation>
    </message>
    <message>
        <source>has a hole that lies outside of it</source>
        <translation>有一个位于其外部的孔</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>STEM.geojson</source>
        <translation>STEM.geojson</translation>
    </message>
    <message>
        <source>Unclassified</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Feature {0} (“{1}”)</source>
        <translation>要素 {0}（“{1}”）</translation>
    </message>
    <message>
        <source>“{0}” holds no features of GeoJSON.</source>
        <translation>“{0}”中没有 GeoJSON 要素。</translation>
    </message>
    <message>
        <source>Its mask lies as the file is stored; it was turned as EXIF says.</source>
        <translation>其掩码按文件存储的方向存放；已按 EXIF 旋转。</translation>
    </message>
    <message>
        <source>EXIF turns or mirrors the image, and its size does not tell whether the mask was made for the file as stored; it was taken as the image is shown.</source>
        <translation>EXIF 旋转或镜像了该图像，而其尺寸无法说明掩码是否针对存储的文件；已按图像的显示方向读取。</translation>
    </message>
    <message>
        <source>Accepted, but without object numbers. {reason}</source>
        <translation>已接受，但没有对象编号。{reason}</translation>
    </message>
    <message>
        <source>Cancelled after {0}.</source>
        <translation>已完成 {0}，随后取消。</translation>
    </message>
    <message>
        <source>There is too little memory. Close other programs and try again.</source>
        <translation>内存不足。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>“{0}” cannot be used: {1}.</source>
        <translation>“{0}” 无法使用：{1}。</translation>
    </message>
    <message>
        <source>“{0}” is one of the images and would be overwritten. Choose another folder.</source>
        <translation>“{0}”是图像之一，会被覆盖。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Two files would be written to “{0}”. Rename one of the images.</source>
        <translation>两个文件会写入“{0}”。请重命名其中一幅图像。</translation>
    </message>
    <message>
        <source>“{0}” is a folder. Give the name of a file.</source>
        <translation>“{0}”是文件夹。请给出文件名。</translation>
    </message>
    <message>
        <source>“{0}” is a file, not a folder. Choose another one.</source>
        <translation>“{0}”是文件而不是文件夹。请另选。</translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be made ({1}). Choose another one.</source>
        <translation>无法创建文件夹“{0}”（{1}）。请另选。</translation>
    </message>
    <message>
        <source>{0} (imported)</source>
        <translation>{0}（导入）</translation>
    </message>
    <message>
        <source>Accept predictions</source>
        <translation>接受预测</translation>
    </message>
    <message>
        <source>None of these images is predicted as a whole. Predict them first.</source>
        <translation>这些图像都没有整幅预测。请先预测它们。</translation>
    </message>
    <message>
        <source>All other images are reviewed.</source>
        <translation>其他图像均已审核。</translation>
    </message>
    <message>
        <source>There is too little memory for “{0}”. Close other programs, try again.</source>
        <translation>内存不足以打开“{0}”。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Exit code: {0}</source>
        <translation>退出代码：{0}</translation>
    </message>
    <message>
        <source>“{0}” has ids that {1} does not name: {2}.</source>
        <translation>“{0}”含有 {1} 未命名的编号：{2}。</translation>
    </message>
    <message>
        <source>“{0}” of annotations</source>
        <translation>标注的“{0}”</translation>
    </message>
    <message>
        <source>“{0}” of shapes</source>
        <translation>形状的“{0}”</translation>
    </message>
    <message>
        <source>“{0}” of tasks</source>
        <translation>任务的“{0}”</translation>
    </message>
    <message>
        <source>colours of classes</source>
        <translation>类别的颜色</translation>
    </message>
    <message>
        <source>shapes of the file before that cannot be read</source>
        <translation>原文件中无法读取的形状</translation>
    </message>
    <message>
        <source>“{0}” of shapes that are gone</source>
        <translation>已消失形状的“{0}”</translation>
    </message>
    <message>
        <source>files that were there and are no labelme files of these images</source>
        <translation>原有的、并非这些图像的 labelme 文件</translation>
    </message>
    <message>
        <source>“{0}” of files</source>
        <translation>文件的“{0}”</translation>
    </message>
    <message>
        <source>{0} (“{1}”, {2}) was left out: {3}</source>
        <translation>{0}（“{1}”，{2}）已略过：{3}</translation>
    </message>
    <message>
        <source>“{0}” of features</source>
        <translation>要素的“{0}”</translation>
    </message>
    <message>
        <source>there is a folder SegmentationClass</source>
        <translation>其中有文件夹 SegmentationClass</translation>
    </message>
    <message>
        <source>there are files that end with _gtFine_instanceIds.png</source>
        <translation>其中有以 _gtFine_instanceIds.png 结尾的文件</translation>
    </message>
    <message>
        <source>holes; objects of several parts; regions that are no objects; colours of classes</source>
        <translation>孔；由多个部分组成的对象；不是对象的区域；类别的颜色</translation>
    </message>
    <message>
        <source>The network could not be exported to “{0}”: {1}</source>
        <translation>无法将网络导出到“{0}”：{1}</translation>
    </message>
    <message>
        <source>The network “{0}” could not be imported: {1}</source>
        <translation>无法导入网络“{0}”：{1}</translation>
    </message>
    <message>
        <source>Undone in {0} of {1} images; more was drawn on the others since.</source>
        <translation>已在 {1} 张图像中的 {0} 张撤销；其余图像之后又有绘制。</translation>
    </message>
    <message>
        <source>Undone in {0} images.</source>
        <translation>已在 {0} 张图像中撤销。</translation>
    </message>
    <message>
        <source>Redone in {0} images.</source>
        <translation>已在 {0} 张图像中重做。</translation>
    </message>
    <message>
        <source>Looking for the truth</source>
        <translation>正在查找真值</translation>
    </message>
    <message>
        <source>Wrote the figures of each image and class into “{0}”.</source>
        <translation>已将各图像各类别的指标写入“{0}”。</translation>
    </message>
    <message>
        <source>Writing figures</source>
        <translation>正在写入指标</translation>
    </message>
    <message>
        <source>Comparing with the truth</source>
        <translation>正在与真值比较</translation>
    </message>
    <message>
        <source>“{0}” cannot be written. Choose another folder or name.</source>
        <translation>无法写入“{0}”。请选择其他文件夹或名称。</translation>
    </message>
    <message>
        <source>Wrote the picture “{0}”.</source>
        <translation>已写入图片“{0}”。</translation>
    </message>
    <message>
        <source>Looking at all images</source>
        <translation>正在查看所有图像</translation>
    </message>
    <message>
        <source>Predicted {0} of {1} into “{2}”.</source>
        <translation>已将 {1} 中的 {0} 幅预测到“{2}”。</translation>
    </message>
    <message>
        <source>The file cannot be read ({0}).</source>
        <translation>无法读取该文件（{0}）。</translation>
    </message>
    <message>
        <source>There is no contradiction to judge.</source>
        <translation>没有需要判断的矛盾处。</translation>
    </message>
    <message>
        <source>Change to the network&apos;s class</source>
        <translation>改为网络的类别</translation>
    </message>
    <message>
        <source>There is no “{0}”. Choose another place.</source>
        <translation>不存在“{0}”。请选择其他位置。</translation>
    </message>
    <message>
        <source>Nothing in “{0}” is known as masks. Choose another place, or the format by hand.</source>
        <translation>“{0}”中没有可识别的掩码。请选择其他位置，或手动选择格式。</translation>
    </message>
    <message>
        <source>Masks for {0} of {1} images.</source>
        <translation>{1} 张图像中有 {0} 张的掩码。</translation>
    </message>
    <message>
        <source>Objects in them: {0}.</source>
        <translation>其中的对象：{0} 个。</translation>
    </message>
    <message>
        <source>Stopped after {0} images.</source>
        <translation>在 {0} 张图像后停止。</translation>
    </message>
    <message>
        <source>Images that are drawn on already: {0}</source>
        <translation>已有绘制的图像：{0}</translation>
    </message>
    <message>
        <source>Left out, or not taken as it is: {0}</source>
        <translation>未导入或未原样导入：{0}</translation>
    </message>
    <message>
        <source>The PNGs in “{0}” are the images themselves. Choose the folder of their masks.</source>
        <translation>“{0}”中的 PNG 就是图像本身。请选择其掩码的文件夹。</translation>
    </message>
    <message>
        <source>“{0}” holds no PNG named like an image of the project. A mask of cell.jpg is called cell.png.</source>
        <translation>“{0}”中没有与项目图像同名的 PNG。cell.jpg 的掩码应名为 cell.png。</translation>
    </message>
    <message>
        <source>There is no drawn region under the pointer.</source>
        <translation>指针下没有手绘区域。</translation>
    </message>
    <message>
        <source>“{name}” is locked. Unlock it to change it.</source>
        <translation>“{name}”已锁定。解锁后才能更改。</translation>
    </message>
    <message>
        <source>“{0}” changed {1}.</source>
        <translation>“{0}”已更改 {1}。</translation>
    </message>
    <message>
        <source>The region touches no other class.</source>
        <translation>该区域不与其他类别相邻。</translation>
    </message>
    <message>
        <source>All images can be changed once all is saved. {reason}</source>
        <translation>全部保存后才能更改所有图像。{reason}</translation>
    </message>
    <message>
        <source>max(0, x)</source>
        <translation>max(0, x)</translation>
    </message>
    <message>
        <source>x, or a hundredth of it below 0</source>
        <translation>x，小于 0 时取其百分之一</translation>
    </message>
    <message>
        <source>x · sigmoid(x)</source>
        <translation>x · sigmoid(x)</translation>
    </message>
    <message>
        <source>x · Φ(x)</source>
        <translation>x · Φ(x)</translation>
    </message>
    <message>
        <source>between -1 and 1</source>
        <translation>介于 -1 与 1 之间</translation>
    </message>
    <message>
        <source>a small U-Net that knows something before the first stroke; learns in seconds on a CPU</source>
        <translation>小型 U-Net，在第一笔之前已有所知；在 CPU 上数秒即可学会</translation>
    </message>
    <message>
        <source>Ronneberger et al. 2015, changed</source>
        <translation>Ronneberger 等 2015，有改动</translation>
    </message>
    <message>
        <source>a U-Net whose encoder knows photographs: tells what is in a picture, not only its colours</source>
        <translation>编码器熟悉照片的 U-Net：能辨认图中是什么，而不只是颜色</translation>
    </message>
    <message>
        <source>Ronneberger et al. 2015, changed; Tan and Le 2019</source>
        <translation>Ronneberger 等 2015，有改动；Tan 与 Le 2019</translation>
    </message>
    <message>
        <source>the U-Net as published, 64 to 1024 channels, with padding</source>
        <translation>原论文的 U-Net，64 至 1024 个通道，带填充</translation>
    </message>
    <message>
        <source>Ronneberger et al. 2015</source>
        <translation>Ronneberger 等 2015</translation>
    </message>
    <message>
        <source>a GPU, or a smaller width</source>
        <translation>GPU，或更小的宽度</translation>
    </message>
    <message>
        <source>a U-Net whose stages add to what they are given: deep ones learn more easily</source>
        <translation>各级把所得加到输入上的 U-Net：深层网络更易学习</translation>
    </message>
    <message>
        <source>Zhang et al. 2018</source>
        <translation>Zhang 等 2018</translation>
    </message>
    <message>
        <source>a U-Net that weighs, place by place, what its skip connections hand across</source>
        <translation>逐处为跳跃连接传递的内容加权的 U-Net</translation>
    </message>
    <message>
        <source>Oktay et al. 2018</source>
        <translation>Oktay 等 2018</translation>
    </message>
    <message>
        <source>a U-Net whose coarsest features look at the whole window; not for detail alone</source>
        <translation>最粗特征观察整个窗口的 U-Net；不适合只看细节的任务</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017; Wang et al. 2018</source>
        <translation>Vaswani 等 2017；Wang 等 2018</translation>
    </message>
    <message>
        <source>a U-Net whose convolutions are repeated: sees far with few weights, and is slow</source>
        <translation>卷积重复使用的 U-Net：以较少权重看得更远，但较慢</translation>
    </message>
    <message>
        <source>Alom et al. 2018</source>
        <translation>Alom 等 2018</translation>
    </message>
    <message>
        <source>LeCun et al. 1998; Long et al. 2015</source>
        <translation>LeCun 等 1998；Long 等 2015</translation>
    </message>
    <message>
        <source>FCN-8s on the layers of VGG-16; nothing finer than 8 pixels, so not for small objects</source>
        <translation>基于 VGG-16 各层的 FCN-8s；不细于 8 像素，因此不适合小目标</translation>
    </message>
    <message>
        <source>Long et al. 2015</source>
        <translation>Long 等 2015</translation>
    </message>
    <message>
        <source>Xie et al. 2021</source>
        <translation>Xie 等 2021</translation>
    </message>
    <message>
        <source>many labels</source>
        <translation>大量标注</translation>
    </message>
    <message>
        <source>There is no network “{0}”; there are {1}.</source>
        <translation>没有名为“{0}”的网络；可用的有 {1}。</translation>
    </message>
    <message>
        <source>“{0}” is {1}, which it cannot be.</source>
        <translation>“{0}”的值为 {1}，这是不允许的。</translation>
    </message>
    <message>
        <source>The {0} of “{1}” must lie between {2} and {3}, not {4}.</source>
        <translation>“{1}”的 {0} 必须介于 {2} 与 {3} 之间，不能是 {4}。</translation>
    </message>
    <message>
        <source>There is no activation “{0}”; there are {1}.</source>
        <translation>没有名为“{0}”的激活函数；可用的有 {1}。</translation>
    </message>
    <message>
        <source>The {0} of the network “{1}” cannot be chosen.</source>
        <translation>网络“{1}”的 {0} 不可选择。</translation>
    </message>
    <message>
        <source>never next to</source>
        <translation>never next to</translation>
    </message>
    <message>
        <source>never next to CLASS</source>
        <translation>never next to CLASS</translation>
    </message>
    <message>
        <source>area &gt;= 30 µm²</source>
        <translation>area &gt;= 30 µm²</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>“{0}” is neither {1} nor {2}.</source>
        <translation>“{0}”既不是 {1} 也不是 {2}。</translation>
    </message>
    <message>
        <source>“{0}” is not a number from 0 on.</source>
        <translation>“{0}”不是大于或等于 0 的数。</translation>
    </message>
    <message>
        <source>“{0}” is no unit here; take one of: {1}.</source>
        <translation>“{0}”不是此处可用的单位；请选用：{1}。</translation>
    </message>
    <message>
        <source>fill holes &lt;= 50 px</source>
        <translation>fill holes &lt;= 50 px</translation>
    </message>
    <message>
        <source>Holes are of background, so the first class has none.</source>
        <translation>孔洞由背景构成，因此第一个类别没有孔洞。</translation>
    </message>
    <message>
        <source>Holes up to a size are filled: write {0}.</source>
        <translation>填充的是不超过某一大小的孔洞：请写 {0}。</translation>
    </message>
    <message>
        <source>fill holes</source>
        <translation>fill holes</translation>
    </message>
    <message>
        <source>largest only</source>
        <translation>largest only</translation>
    </message>
    <message>
        <source>A number of regions is a whole one, not {0}.</source>
        <translation>区域数量须为整数，而不是 {0}。</translation>
    </message>
    <message>
        <source>There is no class “{0}” in the project.</source>
        <translation>项目中没有类别“{0}”。</translation>
    </message>
    <message>
        <source>It needs two different classes.</source>
        <translation>需要两个不同的类别。</translation>
    </message>
    <message>
        <source>“{0}” does not begin with a class of the project: {1}.</source>
        <translation>“{0}”不是以项目中的类别开头：{1}。</translation>
    </message>
    <message>
        <source>It is not stored as a rule is.</source>
        <translation>其存储形式不是规则。</translation>
    </message>
    <message>
        <source>This version of SegStudio does not know the kind “{0}”.</source>
        <translation>此版本的 SegStudio 不认识种类“{0}”。</translation>
    </message>
    <message>
        <source>Its class ({0}) is not in the project.</source>
        <translation>其类别（{0}）不在项目中。</translation>
    </message>
    <message>
        <source>“{0}” is no rule: {1}</source>
        <translation>“{0}”不是规则：{1}</translation>
    </message>
    <message>
        <source>“{0}” is no rule. Behind the class stands one of: {1}.</source>
        <translation>“{0}”不是规则。类别之后须为以下之一：{1}。</translation>
    </message>
    <message>
        <source>cross-entropy with classes weighted by 1 / √pixels, and a share of Dice</source>
        <translation>交叉熵，类别按 1 / √像素数 加权，并含一部分 Dice</translation>
    </message>
    <message>
        <source>cross-entropy, each pixel alike</source>
        <translation>交叉熵，每个像素同等</translation>
    </message>
    <message>
        <source>cross-entropy, each class alike</source>
        <translation>交叉熵，每个类别同等</translation>
    </message>
    <message>
        <source>cross-entropy that leaves out what is easy</source>
        <translation>忽略容易像素的交叉熵</translation>
    </message>
    <message>
        <source>binary cross-entropy, each class against the rest</source>
        <translation>二元交叉熵，每个类别对其余类别</translation>
    </message>
    <message>
        <source>soft Dice: overlap, each class alike</source>
        <translation>软 Dice：重叠程度，每个类别同等</translation>
    </message>
    <message>
        <source>overlap in which a missed pixel costs more than a wrong one</source>
        <translation>重叠程度，漏掉的像素比误判的代价更高</translation>
    </message>
    <message>
        <source>Lovász-softmax: intersection over union itself</source>
        <translation>Lovász-softmax：直接优化交并比</translation>
    </message>
    <message>
        <source>cross-entropy that weighs pixels near borders more</source>
        <translation>边界附近像素权重更大的交叉熵</translation>
    </message>
    <message>
        <source>mean squared error of the probabilities</source>
        <translation>概率的均方误差</translation>
    </message>
    <message>
        <source>mean absolute error of the probabilities</source>
        <translation>概率的平均绝对误差</translation>
    </message>
    <message>
        <source>Adam with decoupled weight decay</source>
        <translation>权重衰减解耦的 Adam</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>gradient descent with momentum</source>
        <translation>带动量的梯度下降</translation>
    </message>
    <message>
        <source>gradient descent with Nesterov&apos;s momentum</source>
        <translation>带 Nesterov 动量的梯度下降</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>high after new strokes, then 1 / (1 + n), by how much is labelled</source>
        <translation>新笔画后较高，随后按 1 / (1 + n) 下降，视标注量而定</translation>
    </message>
    <message>
        <source>the same rate always</source>
        <translation>始终不变</translation>
    </message>
    <message>
        <source>down to 0 along half a wave</source>
        <translation>沿半个余弦波降到 0</translation>
    </message>
    <message>
        <source>up to the rate, then down to almost 0</source>
        <translation>先升到该学习率，再降到接近 0</translation>
    </message>
    <message>
        <source>a tenth after each third of its steps</source>
        <translation>每过三分之一步数降为十分之一</translation>
    </message>
    <message>
        <source>half whenever the loss has stopped falling</source>
        <translation>损失不再下降时减半</translation>
    </message>
    <message>
        <source>the highest learning rate</source>
        <translation>最高学习率</translation>
    </message>
    <message>
        <source>how much the weights are drawn to 0</source>
        <translation>权重被拉向 0 的程度</translation>
    </message>
    <message>
        <source>of sgd and nesterov</source>
        <translation>用于 sgd 与 nesterov</translation>
    </message>
    <message>
        <source>steps of cosine, one-cycle and step</source>
        <translation>cosine、one-cycle 与 step 的步数</translation>
    </message>
    <message>
        <source>norm that longer gradients are clipped to; 0: none is</source>
        <translation>梯度裁剪到的范数；0 表示不裁剪</translation>
    </message>
    <message>
        <source>batches whose gradients make one step</source>
        <translation>多少批的梯度合成一步</translation>
    </message>
    <message>
        <source>A sum of {0} losses is too long: {1} at most.</source>
        <translation>{0} 个损失之和过长：最多 {1} 个。</translation>
    </message>
    <message>
        <source>“{0}” is no weight of a loss: it must be a number above 0 and at most {1}, as in “0.8*focal+0.2*dice”.</source>
        <translation>“{0}”不是损失的权重：必须是大于 0 且不超过 {1} 的数，例如“0.8*focal+0.2*dice”。</translation>
    </message>
    <message>
        <source>There is no {0} “{1}”; there are {2}.</source>
        <translation>没有名为“{1}”的{0}；可用的有 {2}。</translation>
    </message>
    <message>
        <source>the smallest weights of each layer become 0, then the others learn on; smaller where files are packed, no quicker</source>
        <translation>每层最小的权重变为 0，其余的继续学习；文件打包后更小，速度不变</translation>
    </message>
    <message>
        <source>Han et al. 2015</source>
        <translation>Han 等 2015</translation>
    </message>
    <message>
        <source>the weakest channels of each layer go, then the others learn on; smaller and quicker</source>
        <translation>去除每层最弱的通道，其余的继续学习；更小、更快</translation>
    </message>
    <message>
        <source>Li et al. 2017</source>
        <translation>Li 等 2017</translation>
    </message>
    <message>
        <source>weights of 8 bits, as an ONNX file; how large features are is found at each run</source>
        <translation>8 位权重的 ONNX 文件；特征的取值范围在每次运行时确定</translation>
    </message>
    <message>
        <source>Jacob et al. 2018</source>
        <translation>Jacob 等 2018</translation>
    </message>
    <message>
        <source>weights and features of 8 bits, as an ONNX file; measured once on images of the project</source>
        <translation>8 位权重和特征的 ONNX 文件；在项目的图像上测定一次</translation>
    </message>
    <message>
        <source>Hinton et al. 2015</source>
        <translation>Hinton 等 2015</translation>
    </message>
    <message>
        <source>There is no method “{0}”; there are {1}.</source>
        <translation>没有方法“{0}”；可用的有 {1}。</translation>
    </message>
    <message>
        <source>The share must lie between {0} and {1}, not {2}.</source>
        <translation>比例必须在 {0} 与 {1} 之间，不能是 {2}。</translation>
    </message>
    <message>
        <source>“{0}” is a forest of trees: it has no layers to prune or quantise. Distil it, which makes a network of it.</source>
        <translation>“{0}”是决策树森林：没有可剪枝或量化的层。请将其蒸馏，使之成为网络。</translation>
    </message>
    <message>
        <source>This network is the “{0}” one already, which others are distilled into. Try {1} or {2}.</source>
        <translation>此网络已是“{0}”，其他网络正是蒸馏成它。请尝试 {1} 或 {2}。</translation>
    </message>
    <message>
        <source>The channels of “{0}” cannot be pruned, only those of {1}. Try {2}, {3} or {4}.</source>
        <translation>“{0}”的通道不能剪枝，只有 {1} 的可以。请尝试 {2}、{3} 或 {4}。</translation>
    </message>
    <message>
        <source>The width {0} of “{1}” leaves nothing to prune: {2} is the least there is.</source>
        <translation>“{1}”的宽度 {0} 已无可剪枝：最小为 {2}。</translation>
    </message>
    <message>
        <source>each class as often</source>
        <translation>每个类别同样多</translation>
    </message>
    <message>
        <source>a class by the root of its labelled pixels</source>
        <translation>按类别已标注像素数的平方根</translation>
    </message>
    <message>
        <source>a class by its labelled pixels</source>
        <translation>按类别的已标注像素数</translation>
    </message>
    <message>
        <source>as the loss has them</source>
        <translation>由损失决定</translation>
    </message>
    <message>
        <source>rule for class weights</source>
        <translation>类别权重规则</translation>
    </message>
    <message>
        <source>“{0}” is no weight of a class: it must be the class&apos;s number and a number above 0 and at most {1}, as in “2=5,3=0.5”.</source>
        <translation>“{0}”不是类别的权重：必须是类别编号和一个大于 0 且不超过 {1} 的数，例如“2=5,3=0.5”。</translation>
    </message>
    <message>
        <source>{0}, or weights by the class&apos;s number, as “2=5,3=0.5”</source>
        <translation>{0}，或按类别编号给出的权重，例如“2=5,3=0.5”</translation>
    </message>
    <message>
        <source>Seg-Grad-CAM</source>
        <translation>Seg-Grad-CAM</translation>
    </message>
    <message>
        <source>where the network&apos;s features speak for a class</source>
        <translation>网络的特征在哪里支持某个类别</translation>
    </message>
    <message>
        <source>Vinogradova et al. 2020; Selvaraju et al. 2017</source>
        <translation>Vinogradova 等 2020；Selvaraju 等 2017</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>what happens to a class when a square of the image is hidden</source>
        <translation>遮住图像的一个方块时某个类别会怎样</translation>
    </message>
    <message>
        <source>Zeiler and Fergus 2014</source>
        <translation>Zeiler 和 Fergus 2014</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>不支持该类别</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>需要它</translation>
    </message>
    <message>
        <source>chance of each of two mirrorings</source>
        <translation>两种镜像各自的概率</translation>
    </message>
    <message>
        <source>turned by so many degrees at most</source>
        <translation>最多旋转这么多度</translation>
    </message>
    <message>
        <source>larger or smaller by this share at most</source>
        <translation>最多放大或缩小这一比例</translation>
    </message>
    <message>
        <source>pulled about by so many pixels, smoothly</source>
        <translation>平滑地拉扯这么多像素</translation>
    </message>
    <message>
        <source>a part is enlarged whose sides lack this share at most</source>
        <translation>放大一部分，其边长最多缺少这一比例</translation>
    </message>
    <message>
        <source>lighter or darker by this share of the image&apos;s range</source>
        <translation>变亮或变暗，按图像范围的这一比例</translation>
    </message>
    <message>
        <source>more or less contrast by this share at most</source>
        <translation>对比度最多增减这一比例</translation>
    </message>
    <message>
        <source>exponent from e^-x to e^x</source>
        <translation>指数从 e^-x 到 e^x</translation>
    </message>
    <message>
        <source>deviation of noise at most, as a share of the image&apos;s range</source>
        <translation>噪声的最大标准差，按图像范围的比例</translation>
    </message>
    <message>
        <source>blurred with a Gaussian of so many pixels at most</source>
        <translation>用最多这么多像素的高斯模糊</translation>
    </message>
    <message>
        <source>what JPEG of this quality, or a better one, leaves</source>
        <translation>此质量或更好的 JPEG 所留下的</translation>
    </message>
    <message>
        <source>a square of this share of the patch is hidden</source>
        <translation>遮住图块中这一比例的方块</translation>
    </message>
    <message>
        <source>another patch shines through with this share at most</source>
        <translation>另一图块最多以这一比例透出</translation>
    </message>
    <message>
        <source>“{0}” is written twice in “{1}”; leave one out.</source>
        <translation>“{1}”中“{0}”写了两次；请去掉一个。</translation>
    </message>
    <message>
        <source>“{0}={1}” cannot be: {2}; a number from {3} to {4}, usually {5}.</source>
        <translation>“{0}={1}”不可行：{2}；应为 {3} 到 {4} 之间的数，通常为 {5}。</translation>
    </message>
    <message>
        <source>VGG-16, taught on ImageNet&apos;s photographs</source>
        <translation>VGG-16，以 ImageNet 的照片训练</translation>
    </message>
    <message>
        <source>MobileNetV3, taught on ImageNet&apos;s photographs</source>
        <translation>MobileNetV3，在 ImageNet 照片上训练</translation>
    </message>
    <message>
        <source>ResNet-50, taught on ImageNet&apos;s photographs</source>
        <translation>ResNet-50，在 ImageNet 照片上训练</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>what the network&apos;s features respond to</source>
        <translation>网络的特征对什么有响应</translation>
    </message>
    <message>
        <source>Uncertainty by dropout</source>
        <translation>随机失活的不确定性</translation>
    </message>
    <message>
        <source>where networks with parts left out at random disagree</source>
        <translation>随机略去部分的网络在哪里意见不一</translation>
    </message>
    <message>
        <source>Gal and Ghahramani 2016; Houlsby et al. 2011</source>
        <translation>Gal 和 Ghahramani 2016；Houlsby 等 2011</translation>
    </message>
    <message>
        <source>they agree</source>
        <translation>意见一致</translation>
    </message>
    <message>
        <source>they disagree</source>
        <translation>意见不一</translation>
    </message>
    <message>
        <source>Uncertainty by versions</source>
        <translation>各版本的不确定性</translation>
    </message>
    <message>
        <source>where the newest versions of the network disagree</source>
        <translation>网络的最新几个版本在哪里意见不一</translation>
    </message>
    <message>
        <source>Lakshminarayanan et al. 2017; Huang et al. 2017</source>
        <translation>Lakshminarayanan 等 2017；Huang 等 2017</translation>
    </message>
    <message>
        <source>the coarsest features, the bottleneck of a U-Net</source>
        <translation>最粗的特征，即 U-Net 的瓶颈</translation>
    </message>
    <message>
        <source>the finest features that the last layer sees</source>
        <translation>最后一层所见的最细的特征</translation>
    </message>
    <message>
        <source>side of the squares that are hidden, in pixels</source>
        <translation>被遮住的方块的边长（像素）</translation>
    </message>
    <message>
        <source>which feature map; 0: the mean strength of all</source>
        <translation>哪一个特征图；0：全部的平均强度</translation>
    </message>
    <message>
        <source>how often parts are left out</source>
        <translation>略去部分的次数</translation>
    </message>
    <message>
        <source>“{0}” must be a whole number between {1} and {2}, not {3}.</source>
        <translation>“{0}”必须是 {1} 到 {2} 之间的整数，而不是 {3}。</translation>
    </message>
    <message>
        <source>it holds no names</source>
        <translation>其中没有名称</translation>
    </message>
    <message>
        <source>it names no classes</source>
        <translation>其中没有类别</translation>
    </message>
    <message>
        <source>No region of the class has {0} px on a reviewed image: there is nothing to make more of. Draw some, and mark the images as reviewed.</source>
        <translation>已审阅的图像上没有达到 {0} px 的该类别区域：没有可增加的内容。请绘制一些，并将图像标记为已审阅。</translation>
    </message>
    <message>
        <source>DeepLabV3 on MobileNetV3: sees what is around a place at several distances</source>
        <translation>基于 MobileNetV3 的 DeepLabV3：在多个距离上看到周围环境</translation>
    </message>
    <message>
        <source>Chen et al. 2017; Howard et al. 2019</source>
        <translation>Chen 等 2017；Howard 等 2019</translation>
    </message>
    <message>
        <source>torchvision, and many labels or weights</source>
        <translation>torchvision，以及大量标注或预训练权重</translation>
    </message>
    <message>
        <source>DeepLabV3 on ResNet-50: the same, larger, at twice the resolution</source>
        <translation>基于 ResNet-50 的 DeepLabV3：同上，更大，分辨率加倍</translation>
    </message>
    <message>
        <source>Chen et al. 2017; He et al. 2016</source>
        <translation>Chen 等 2017；He 等 2016</translation>
    </message>
    <message>
        <source>torchvision, a GPU, and many labels or weights</source>
        <translation>torchvision、GPU，以及大量标注或预训练权重</translation>
    </message>
    <message>
        <source>Geurts et al. 2006; Sommer et al. 2011</source>
        <translation>Geurts 等 2006；Sommer 等 2011</translation>
    </message>
    <message>
        <source>Name a network, or several; there are {0}.</source>
        <translation>请写出一个或多个网络；可用的有 {0}。</translation>
    </message>
    <message>
        <source>“{0}” of “{1}” must be like width=16.</source>
        <translation>“{1}”中的“{0}”应形如 width=16。</translation>
    </message>
    <message>
        <source>“{0}” is not a number for the {1} of “{2}”.</source>
        <translation>“{0}”不是“{2}”的 {1} 可用的数。</translation>
    </message>
    <message>
        <source>each value becomes the middle one of 3 × 3 or 5 × 5</source>
        <translation>每个值变为 3 × 3 或 5 × 5 中的中间值</translation>
    </message>
    <message>
        <source>smooths what differs by less than this share of the range</source>
        <translation>平滑差别小于值域这一比例之处</translation>
    </message>
    <message>
        <source>takes away what is wider than about so many pixels</source>
        <translation>去掉宽于约这么多像素的成分</translation>
    </message>
    <message>
        <source>divides by the light of so many pixels around</source>
        <translation>除以周围这么多像素的光照</translation>
    </message>
    <message>
        <source>local contrast up to this limit</source>
        <translation>局部对比度，不超过此上限</translation>
    </message>
    <message>
        <source>each channel gets the same mean, and this deviation</source>
        <translation>每个通道得到相同的均值和这个标准差</translation>
    </message>
    <message>
        <source>{0}, or steps in their order, as “denoise+clahe=3”, of {1}</source>
        <translation>{0}，或按顺序书写的步骤，如“denoise+clahe=3”，可用 {1}</translation>
    </message>
    <message>
        <source>{0} steps of preparation are too many: {1} at most.</source>
        <translation>{0} 个预处理步骤太多：最多 {1} 个。</translation>
    </message>
    <message>
        <source>There is no preparation “{0}”; there are {1} alone, and {2}.</source>
        <translation>没有名为“{0}”的预处理；可用单独的 {1}，以及 {2}。</translation>
    </message>
    <message>
        <source>weight of pixels near each other and alike in colour</source>
        <translation>相近且颜色相似的像素的权重</translation>
    </message>
    <message>
        <source>how far those reach, in pixels</source>
        <translation>其作用范围，以像素计</translation>
    </message>
    <message>
        <source>how alike, in 255ths of the image&apos;s range</source>
        <translation>相似程度，以图像范围的 255 分之一计</translation>
    </message>
    <message>
        <source>weight of pixels beside each other, of any colour</source>
        <translation>相邻像素的权重，不论颜色</translation>
    </message>
    <message>
        <source>steps of mean field</source>
        <translation>平均场的步数</translation>
    </message>
    <message>
        <source>“{0}” must lie between {1} and {2}, not {3}.</source>
        <translation>“{0}”必须在 {1} 与 {2} 之间，而不是 {3}。</translation>
    </message>
    <message>
        <source>“{0}” must be a whole number, not {1}.</source>
        <translation>“{0}”必须是整数，而不是 {1}。</translation>
    </message>
    <message>
        <source>There is no parameter “{0}” of the refinement; there are {1}, as in “appearance=5,position=60”.</source>
        <translation>细化没有参数“{0}”；有 {1}，如“appearance=5,position=60”。</translation>
    </message>
    <message>
        <source>It is not stored as a refinement is.</source>
        <translation>其存储形式不是细化。</translation>
    </message>
    <message>
        <source>that there are too few cannot be seen in a patch of an image</source>
        <translation>在图像的一小块中看不出数量是否太少</translation>
    </message>
    <message>
        <source>a patch does not know how large its pixels are; write it in px</source>
        <translation>图像块不知道像素的大小；请用 px 书写</translation>
    </message>
    <message>
        <source>how round an outline is cannot be told by degrees here</source>
        <translation>轮廓的圆度在此无法逐步度量</translation>
    </message>
    <message>
        <source>“rules” must be the text that a project&apos;s rules are stored as.</source>
        <translation>“rules”必须是项目规则的存储文本。</translation>
    </message>
    <message>
        <source>Rule “{0}” is not learned from: {1}.</source>
        <translation>不从规则“{0}”学习：{1}。</translation>
    </message>
    <message>
        <source>“{0}” must begin with the lower rate.</source>
        <translation>“{0}”必须从较低的学习率开始。</translation>
    </message>
    <message>
        <source>“{0}” is not a number between {1} and {2}.</source>
        <translation>“{0}”不是 {1} 与 {2} 之间的数。</translation>
    </message>
    <message>
        <source>side of a patch, in pixels</source>
        <translation>图块边长，以像素计</translation>
    </message>
    <message>
        <source>patches in a step</source>
        <translation>每步的图块数</translation>
    </message>
    <message>
        <source>steps without a better held-out Dice that end training; 0: none</source>
        <translation>留出 Dice 多少步没有提高后结束训练；0：不结束</translation>
    </message>
    <message>
        <source>confidence that makes a prediction a label, such as 0.95; 0: none does</source>
        <translation>预测成为标签所需的置信度，如 0.95；0：都不成为</translation>
    </message>
    <message>
        <source>weight of agreement with a mean teacher, such as 0.1; 0: none</source>
        <translation>与平均教师一致的权重，如 0.1；0：不用</translation>
    </message>
    <message>
        <source>steps of filling in hidden parts of images before labels count, such as 500; 0: none</source>
        <translation>在使用标签之前补全图像隐藏部分的步数，如 500；0：不用</translation>
    </message>
    <message>
        <source>weight of an adversary, where masks are whole, such as 0.01; 0: none</source>
        <translation>对抗网络的权重（需要完整掩码），如 0.01；0：不用</translation>
    </message>
    <message>
        <source>steps until the adversary has its whole weight</source>
        <translation>对抗网络达到全部权重前的步数</translation>
    </message>
    <message>
        <source>weight of what breaks the project&apos;s rules, such as 1; 0: none</source>
        <translation>违反项目规则之处的权重，如 1；0：无</translation>
    </message>
    <message>
        <source>mirrored and turned copies of an image that are predicted and averaged, 1 to 8</source>
        <translation>预测并取平均的图像镜像和旋转副本数，1 至 8</translation>
    </message>
    <message>
        <source>This is no PNG.</source>
        <translation>这不是 PNG。</translation>
    </message>
    <message>
        <source>“{0}” holds annotations as CVAT writes them</source>
        <translation>“{0}”中有 CVAT 所写的标注</translation>
    </message>
    <message>
        <source>there is a data.yaml with the names of the classes</source>
        <translation>其中有写着类别名称的 data.yaml</translation>
    </message>
    <message>
        <source>there are PNGs in grey</source>
        <translation>其中有灰度 PNG</translation>
    </message>
    <message>
        <source>there are PNGs in colour</source>
        <translation>其中有彩色 PNG</translation>
    </message>
    <message>
        <source>there are TIFFs</source>
        <translation>其中有 TIFF</translation>
    </message>
    <message>
        <source>has “segments_info”</source>
        <translation>有“segments_info”</translation>
    </message>
    <message>
        <source>has “categories” and “annotations”</source>
        <translation>有“categories”和“annotations”</translation>
    </message>
    <message>
        <source>has “shapes” and “imagePath”</source>
        <translation>有“shapes”和“imagePath”</translation>
    </message>
    <message>
        <source>holds features of GeoJSON</source>
        <translation>含有 GeoJSON 要素</translation>
    </message>
    <message>
        <source>is a list of tasks with polygons</source>
        <translation>是带有多边形的任务列表</translation>
    </message>
    <message>
        <source>is a list of tasks with annotations</source>
        <translation>是带有标注的任务列表</translation>
    </message>
    <message>
        <source>The network could not be made smaller: {0}</source>
        <translation>无法缩小网络：{0}</translation>
    </message>
    <message>
        <source>The network of 8-bit integers says nothing that is a number, so it was not kept. Try “int8-dynamic”, or install newer versions of onnx and onnxruntime.</source>
        <translation>8 位整数网络给出的结果不是数字，因此未保留。请尝试“int8-dynamic”，或安装更新版本的 onnx 和 onnxruntime。</translation>
    </message>
    <message>
        <source>The image could not be explained: {0}</source>
        <translation>无法解释该图像：{0}</translation>
    </message>
    <message>
        <source>None of the images could be read, so there is nothing to learn instances from.</source>
        <translation>所有图像都无法读取，因此没有可供学习实例的内容。</translation>
    </message>
    <message>
        <source>“{0}” is larger than {1} megapixels: it is looked over only while it is being learned from.</source>
        <translation>“{0}”大于 {1} 百万像素：只有在学习它时才会查看。</translation>
    </message>
    <message>
        <source>Training stopped early: in {steps} steps the held-out Dice was never better. It goes on with the next stroke, or when it is started again.</source>
        <translation>训练提前停止：{steps} 步内留出 Dice 没有提高。画下一笔或重新开始训练后会继续。</translation>
    </message>
    <message>
        <source>The refinement could not be tried: {0}</source>
        <translation>无法试用细化：{0}</translation>
    </message>
    <message>
        <source>TensorBoard files need a package that is not installed. Install it with “pip install &apos;segstudio[tensorboard]&apos;”.</source>
        <translation>TensorBoard 文件需要一个未安装的软件包。请用“pip install &apos;segstudio[tensorboard]&apos;”安装。</translation>
    </message>
    <message>
        <source>No more TensorBoard files are written to “{0}”: {1}</source>
        <translation>不再向“{0}”写入 TensorBoard 文件：{1}</translation>
    </message>
    <message>
        <source>held-out Dice</source>
        <translation>留出 Dice</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>steps per second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>The engine&apos;s pipe was closed in the middle of a letter.</source>
        <translation>引擎的管道在一条消息发送到一半时被关闭。</translation>
    </message>
    <message>
        <source>{0}: Dice {1} before, {2} after</source>
        <translation>{0}：之前 Dice {1}，之后 {2}</translation>
    </message>
    <message>
        <source>“{0}” is there already, and is not a network that SegStudio exported. Choose another name.</source>
        <translation>“{0}”已存在，且不是 SegStudio 导出的网络。请选择其他名称。</translation>
    </message>
    <message>
        <source>Measuring before</source>
        <translation>测量之前的网络</translation>
    </message>
    <message>
        <source>Making it smaller</source>
        <translation>正在缩小</translation>
    </message>
    <message>
        <source>Measuring after</source>
        <translation>测量之后的网络</translation>
    </message>
    <message>
        <source>Refused: none of the measured images has a class other than the background.</source>
        <translation>已拒绝：所测图像中没有背景以外的类别。</translation>
    </message>
    <message>
        <source>Refused: its Dice is {0}, less than the {1} that was asked for. Leave out a smaller share, let it learn longer, or ask for less.</source>
        <translation>已拒绝：其 Dice 为 {0}，低于所要求的 {1}。请减小去除的比例、延长学习时间或降低要求。</translation>
    </message>
    <message>
        <source>Networks of 8-bit integers need packages that are not installed. Install them with “pip install &apos;segstudio[onnx]&apos;”, then try again.</source>
        <translation>8 位整数网络需要尚未安装的软件包。请用“pip install &apos;segstudio[onnx]&apos;”安装后重试。</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换它们</translation>
    </message>
    <message>
        <source>Exported {what}.</source>
        <translation>已导出 {what}。</translation>
    </message>
    <message>
        <source>Imported {what}.</source>
        <translation>已导入 {what}。</translation>
    </message>
    <message>
        <source>Measured {what}.</source>
        <translation>已测量 {what}。</translation>
    </message>
    <message>
        <source>{what} into “{folder}”</source>
        <translation>{what}到“{folder}”</translation>
    </message>
    <message>
        <source>{what} as {format} into “{folder}”</source>
        <translation>{what}（{format} 格式）到“{folder}”</translation>
    </message>
    <message>
        <source>{0} with objects (NAME_objects.png).</source>
        <translation>其中 {0}带有对象（NAME_objects.png）。</translation>
    </message>
    <message>
        <source>Kept as drawn: {0}.</source>
        <translation>保留已绘制的：{0}。</translation>
    </message>
    <message>
        <source>Left out {0}:</source>
        <translation>略过 {0}：</translation>
    </message>
    <message>
        <source>Synthetic, and listed in {0}: {1}.</source>
        <translation>合成图像，已列入 {0}：{1} 幅。</translation>
    </message>
    <message>
        <source>Files that would be replaced: {0}, such as “{1}”. Choose another folder, or allow to replace them.</source>
        <translation>将被替换的文件：{0} 个，例如“{1}”。请选择其他文件夹，或允许替换。</translation>
    </message>
    <message>
        <source>Comparing networks</source>
        <translation>正在比较网络</translation>
    </message>
    <message>
        <source>Wrote the leaderboard into “{0}”.</source>
        <translation>已将排行榜写入“{0}”。</translation>
    </message>
    <message>
        <source>Making the network smaller</source>
        <translation>正在缩小网络</translation>
    </message>
    <message>
        <source>There is no trained network yet. Draw strokes of two classes and let it learn.</source>
        <translation>还没有训练好的网络。请画出两个类别的笔画并让它学习。</translation>
    </message>
    <message>
        <source>No image is set aside for that. Use Image ▸ Split images…, and label some of them.</source>
        <translation>没有为此预留的图像。请使用“图像 ▸ 划分图像…”，并标注其中一些。</translation>
    </message>
    <message>
        <source>{0}: loss {1}</source>
        <translation>{0}：损失 {1}</translation>
    </message>
    <message>
        <source>The network is in “{0}”, its card beside it.</source>
        <translation>网络已写入“{0}”，卡片在其旁。</translation>
    </message>
    <message>
        <source>Writing the network</source>
        <translation>正在写入网络</translation>
    </message>
    <message>
        <source>{0}_channel_{1}</source>
        <translation>{0}_channel_{1}</translation>
    </message>
    <message>
        <source>Disturbing images</source>
        <translation>正在干扰图像</translation>
    </message>
    <message>
        <source>Wrote what the network stands into “{0}”.</source>
        <translation>已把网络的稳健性写入“{0}”。</translation>
    </message>
    <message>
        <source>Searching for the best method</source>
        <translation>正在搜索最佳方法</translation>
    </message>
    <message>
        <source>Wrote the trials into “{0}”.</source>
        <translation>已将试验写入“{0}”。</translation>
    </message>
    <message>
        <source>Too early to tell what more would bring: review one more image.</source>
        <translation>现在还说不准再做会带来多少：请再审阅一张图像。</translation>
    </message>
    <message>
        <source>Too early to tell what more would bring: review {0} more images.</source>
        <translation>现在还说不准再做会带来多少：请再审阅 {0} 张图像。</translation>
    </message>
    <message>
        <source>Correcting {0} more images would hardly add anything: less than 0.5 %.</source>
        <translation>再改正 {0} 张图像几乎不会带来什么：不到 0.5 %。</translation>
    </message>
    <message>
        <source>Correcting {0} more images would add about {1} of right pixels ({2} to {3} in {4} of 10 cases).</source>
        <translation>再改正 {0} 张图像约可多出 {1} 的正确像素（10 次中有 {4} 次在 {2} 到 {3} 之间）。</translation>
    </message>
    <message>
        <source>Synthetic by the data set, and marked as such for good: {0}.</source>
        <translation>数据集称为合成、并将永久如此标记：{0}。</translation>
    </message>
    <message>
        <source>Only in the project: {0} ({1}).</source>
        <translation>仅在项目中：{0}（{1}）。</translation>
    </message>
    <message>
        <source>Only in the data set: {0} ({1}).</source>
        <translation>仅在数据集中：{0}（{1}）。</translation>
    </message>
    <message>
        <source>Not taken: {0}: {1}.</source>
        <translation>未读取：{0}：{1}。</translation>
    </message>
    <message>
        <source>Finding objects in all images</source>
        <translation>正在所有图像中查找对象</translation>
    </message>
    <message>
        <source>There is no image to find objects in: all are reviewed, excluded, synthetic, or set aside for measuring.</source>
        <translation>没有可查找对象的图像：所有图像都已审核、已排除、为合成图像或留作度量。</translation>
    </message>
    <message>
        <source>No objects were found that are that sure. Nothing was changed.</source>
        <translation>没有找到达到该把握的对象。未作任何更改。</translation>
    </message>
    <message>
        <source>Accepted {0} in {1}.</source>
        <translation>已在 {1} 中接受 {0}。</translation>
    </message>
    <message>
        <source>Finding objects needs torchvision of the same build as torch, which is not installed. Install it with “pip install torchvision”, and start again.</source>
        <translation>查找对象需要与 torch 同一构建的 torchvision，它尚未安装。请用“pip install torchvision”安装，然后重新启动。</translation>
    </message>
    <message>
        <source>What was found is there already: nothing was accepted.</source>
        <translation>找到的对象已经存在：没有接受任何内容。</translation>
    </message>
    <message>
        <source>Finding objects</source>
        <translation>正在查找对象</translation>
    </message>
    <message>
        <source>Accept object</source>
        <translation>接受对象</translation>
    </message>
    <message>
        <source>Take object as drawn</source>
        <translation>将对象视为手绘</translation>
    </message>
    <message>
        <source>Accept objects</source>
        <translation>接受对象</translation>
    </message>
    <message>
        <source>“{0}” sees several images at once: it can be neither distilled nor pruned by channels. Try {1} or {2}.</source>
        <translation>“{0}”同时观察多幅图像：既不能蒸馏，也不能按通道剪枝。请尝试 {1} 或 {2}。</translation>
    </message>
    <message>
        <source>a U-Net that sees each image between its neighbours in the folder: frames or slices</source>
        <translation>一种 U-Net，将每幅图像与文件夹中的前后相邻图像一起观察：视频帧或切片</translation>
    </message>
    <message>
        <source>Shi et al. 2015; Ronneberger et al. 2015</source>
        <translation>Shi 等 2015；Ronneberger 等 2015</translation>
    </message>
    <message>
        <source>images in order, of one size</source>
        <translation>按顺序排列、大小相同的图像</translation>
    </message>
    <message>
        <source>A project needs at least one class; add one.</source>
        <translation>项目至少需要一个类别；请添加一个。</translation>
    </message>
    <message>
        <source>Class ids must differ and lie in 1 … {0}, not {1}.</source>
        <translation>类别编号须各不相同且在 1 … {0} 之间，而不是 {1}。</translation>
    </message>
    <message>
        <source>A mask holds uint8 or uint16 class ids, not {0}.</source>
        <translation>掩膜的类别编号须为 uint8 或 uint16，而不是 {0}。</translation>
    </message>
    <message>
        <source>A mask is (height, width), 1 to {0} px a side, not {1}.</source>
        <translation>掩膜的形状为（高，宽），每边 1 至 {0} px，而不是 {1}。</translation>
    </message>
    <message>
        <source>The mask is {0} px but its image is {1} px.</source>
        <translation>掩膜为 {0} px，而其图像为 {1} px。</translation>
    </message>
    <message>
        <source>The mask is {0} px but its region is {1} px.</source>
        <translation>掩膜为 {0} px，而其区域为 {1} px。</translation>
    </message>
    <message>
        <source>{0} reaches over the border of its image of {1} px.</source>
        <translation>{0} 超出了其 {1} px 的图像边界。</translation>
    </message>
    <message>
        <source>The network could not be saved to “{0}”: {1}. The one saved before is kept; make room or choose another place.</source>
        <translation>网络无法保存到“{0}”：{1}。此前保存的网络仍保留；请腾出空间或选择其他位置。</translation>
    </message>
    <message>
        <source>“{0}” is not valid JSON ({1}).</source>
        <translation>“{0}”不是有效的 JSON（{1}）。</translation>
    </message>
    <message>
        <source>“{0}” is from a newer SegStudio; update to open it.</source>
        <translation>“{0}”来自更新版本的 SegStudio；请更新后再打开。</translation>
    </message>
    <message>
        <source>a sum of channels that were joined in another way</source>
        <translation>以另一种方式合并的通道之和</translation>
    </message>
    <message>
        <source>The channels of this network cannot be pruned: {0} is not known here. Use “prune”, “int8-static” or “distil”.</source>
        <translation>无法剪除此网络的通道：此处不认识 {0}。请使用“prune”、“int8-static”或“distil”。</translation>
    </message>
    <message>
        <source>The device “{0}” cannot be used here ({1}); choose “cpu” or leave the choice to SegStudio.</source>
        <translation>此处无法使用设备“{0}”（{1}）；请选择“cpu”，或由 SegStudio 选择。</translation>
    </message>
    <message>
        <source>Apple GPU (Metal)</source>
        <translation>Apple GPU（Metal）</translation>
    </message>
    <message>
        <source>This network has no encoder that weights of a file fit. Choose another network, such as “fcn”, or no weights.</source>
        <translation>此网络没有能使用文件中权重的编码器。请选择其他网络（如“fcn”），或不用权重。</translation>
    </message>
    <message>
        <source>“{0}” is missing</source>
        <translation>缺少“{0}”</translation>
    </message>
    <message>
        <source>“{0}” is {1} there and {2} in this network</source>
        <translation>“{0}”在那里为 {1}，在此网络中为 {2}</translation>
    </message>
    <message>
        <source>Leave the network&apos;s width as it usually is, or take the weights of its encoder.</source>
        <translation>请让网络保持通常的宽度，或采用其编码器的权重。</translation>
    </message>
    <message>
        <source>“{0}” holds numbers that are not finite</source>
        <translation>“{0}”含有非有限的数值</translation>
    </message>
    <message>
        <source>“{0}” holds negative numbers, which no variance is</source>
        <translation>“{0}”含有负数，而方差不会为负</translation>
    </message>
    <message>
        <source>it is no file, or larger than an encoder can be</source>
        <translation>它不是文件，或比编码器可能的大小更大</translation>
    </message>
    <message>
        <source>it is packed, as PyTorch never does</source>
        <translation>它经过压缩，而 PyTorch 从不这样做</translation>
    </message>
    <message>
        <source>Check the name and the drive.</source>
        <translation>请检查名称和磁盘。</translation>
    </message>
    <message>
        <source>it tells of more numbers than it holds</source>
        <translation>它声明的数值多于实际含有的</translation>
    </message>
    <message>
        <source>it is no file of weights alone ({0})</source>
        <translation>它不是只含权重的文件（{0}）</translation>
    </message>
    <message>
        <source>it is no table of tensors</source>
        <translation>它不是张量表</translation>
    </message>
    <message>
        <source>it is no file of safetensors ({0})</source>
        <translation>它不是 safetensors 文件（{0}）</translation>
    </message>
    <message>
        <source>Take a file that torchvision published for its encoder; of a network that SegStudio exported, copy the card (.json) beside it.</source>
        <translation>请使用 torchvision 为其编码器发布的文件；若是 SegStudio 导出的网络，请将说明卡（.json）复制到旁边。</translation>
    </message>
    <message>
        <source>Take a file that torchvision published for its encoder.</source>
        <translation>请使用 torchvision 为其编码器发布的文件。</translation>
    </message>
    <message>
        <source>The network cannot begin with “{0}”: {1}. {2}</source>
        <translation>网络无法以“{0}”开始：{1}。{2}</translation>
    </message>
    <message>
        <source>Training needs strokes of at least two classes; draw some of another class too.</source>
        <translation>训练需要至少两个类别的笔画；请也画一些另一类别的。</translation>
    </message>
    <message>
        <source>Version {0} is not kept any more; choose another one of the list.</source>
        <translation>版本 {0} 已不再保留；请从列表中选择另一个。</translation>
    </message>
    <message>
        <source>Row {0}, column {1} is outside of the image, which is {2} px high and {3} px wide.</source>
        <translation>第 {0} 行、第 {1} 列在图像之外；图像高 {2} px、宽 {3} px。</translation>
    </message>
    <message>
        <source>Nothing of the image is in sight. Bring it into view.</source>
        <translation>图像不在视野内。请将其移入视图。</translation>
    </message>
    <message>
        <source>The network on screen has not learned that class, so it says nothing of it. Draw some of it and train, or choose another class.</source>
        <translation>屏幕上的网络没有学过该类别，因此无从判断。请画一些并训练，或选择其他类别。</translation>
    </message>
    <message>
        <source>The network sees none of that class here. Ask about a place, to learn why it does not, or choose another class.</source>
        <translation>网络在此处没有看到该类别。可询问某个位置以了解原因，或选择其他类别。</translation>
    </message>
    <message>
        <source>There is not enough memory to explain this network here. Close other programs, or let a smaller network learn.</source>
        <translation>此处内存不足，无法解释此网络。请关闭其他程序，或让较小的网络学习。</translation>
    </message>
    <message>
        <source>This network learned without dropout, so there is nothing to leave out at random. Choose a network that has dropout, and a share above 0, as classic with 0.2; or look at the uncertainty by versions.</source>
        <translation>此网络学习时没有使用随机失活，因此没有可随机省去的部分。请选择具有随机失活且比例大于 0 的网络（如 classic，0.2）；或按版本查看不确定性。</translation>
    </message>
    <message>
        <source>An ensemble needs two versions of the network, and fewer are kept. Draw and train on, then ask again.</source>
        <translation>集成需要网络的两个版本，而保留的不足两个。请继续绘制和训练，然后再询问。</translation>
    </message>
    <message>
        <source>That layer has {0} feature maps; there is no number {1}.</source>
        <translation>该层有 {0} 个特征图；没有编号 {1}。</translation>
    </message>
    <message>
        <source>The network “pixels” decides by trees, which have no gradient, so there is no Grad-CAM of it. Ask by occlusion.</source>
        <translation>网络“pixels”用树判断，树没有梯度，因此没有 Grad-CAM。请改用遮挡法。</translation>
    </message>
    <message>
        <source>There is no image {0}; give its pixels with set_image first.</source>
        <translation>没有图像 {0}；请先用 set_image 提供其像素。</translation>
    </message>
    <message>
        <source>Image {0} could not be read: {1}</source>
        <translation>图像 {0} 无法读取：{1}</translation>
    </message>
    <message>
        <source>Image {0} has {1} channels but this project&apos;s images have {2}; put it into a project of its own.</source>
        <translation>图像 {0} 有 {1} 个通道，而此项目的图像有 {2} 个；请将其放入单独的项目。</translation>
    </message>
    <message>
        <source>Image {0} has the shape {1}; it must be (height, width) or (height, width, channels) with 1 to {2} channels.</source>
        <translation>图像 {0} 的形状为 {1}；应为（高，宽）或（高，宽，通道），通道数为 1 至 {2}。</translation>
    </message>
    <message>
        <source>Image {0} is {1} × {2} px; the largest side that can be used is {3} px. Cut it into parts.</source>
        <translation>图像 {0} 为 {1} × {2} px；可用的最大边长为 {3} px。请将其切成几部分。</translation>
    </message>
    <message>
        <source>Image {0} holds {1} values; real numbers are needed.</source>
        <translation>图像 {0} 的值为 {1} 类型；需要实数。</translation>
    </message>
    <message>
        <source>Image {0} has pixels that are not finite (NaN or infinite); replace them first.</source>
        <translation>图像 {0} 含有非有限的像素（NaN 或无穷大）；请先替换它们。</translation>
    </message>
    <message>
        <source>There is no network for instances yet; train one with “segstudio instances train”, or in the window with Train, Find objects.</source>
        <translation>还没有实例网络；请用“segstudio instances train”训练一个，或在窗口中使用“训练”菜单的“查找对象”。</translation>
    </message>
    <message>
        <source>“{0}” does not tell what the network for instances is ({1}); train it again.</source>
        <translation>“{0}”没有说明实例网络是什么（{1}）；请重新训练。</translation>
    </message>
    <message>
        <source>“{0}” is not the network that “{1}” tells of; train it again.</source>
        <translation>“{0}”不是“{1}”所说明的网络；请重新训练。</translation>
    </message>
    <message>
        <source>Mask R-CNN needs torchvision of the same build as torch, and it cannot be used here ({reason}). Install it with: pip install torchvision</source>
        <translation>Mask R-CNN 需要与 torch 同一构建的 torchvision，而此处无法使用它（{reason}）。请用以下命令安装：pip install torchvision</translation>
    </message>
    <message>
        <source>Instances are learned from grey and colour images, not from one of {0}.</source>
        <translation>实例从灰度和彩色图像学习，不能从 {0} 的图像学习。</translation>
    </message>
    <message>
        <source>The image has values that are no numbers (NaN or infinite).</source>
        <translation>图像含有不是数值的值（NaN 或无穷大）。</translation>
    </message>
    <message>
        <source>There is too little memory for these instances. Let the network see images smaller (--side-px), or take --backbone small.</source>
        <translation>内存不足以处理这些实例。请让网络看较小的图像（--side-px），或使用 --backbone small。</translation>
    </message>
    <message>
        <source>The loss is no number any more; train again from the start.</source>
        <translation>损失已不是数值；请从头重新训练。</translation>
    </message>
    <message>
        <source>“{0}” does not hold a table of fields.</source>
        <translation>“{0}”不含字段表。</translation>
    </message>
    <message>
        <source>“{0}”: “{1}” is missing or not as it should be.</source>
        <translation>“{0}”：缺少“{1}”，或其内容不正确。</translation>
    </message>
    <message>
        <source>still skipped</source>
        <translation>仍被跳过</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不够</translation>
    </message>
    <message>
        <source>can&apos;t allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Memory of {0} is short: now {1} patches in a step.</source>
        <translation>{0} 的内存不足：现在每步 {1} 个图块。</translation>
    </message>
    <message>
        <source>Memory of {0} is short: now patches of {1} px.</source>
        <translation>{0} 的内存不足：现在使用 {1} px 的图块。</translation>
    </message>
    <message>
        <source>Memory of {0} is used up: now on the CPU, which is slower.</source>
        <translation>{0} 的内存已用尽：现在改用较慢的 CPU。</translation>
    </message>
    <message>
        <source>The network could not be written to “{0}”: {1}. Make room or choose another place.</source>
        <translation>网络无法写入“{0}”：{1}。请腾出空间或选择其他位置。</translation>
    </message>
    <message>
        <source>“{0}” is not a network to import; choose a {1} file.</source>
        <translation>“{0}”不是可导入的网络；请选择 {1} 文件。</translation>
    </message>
    <message>
        <source>“{0}” is of a newer SegStudio, or of another tool.</source>
        <translation>“{0}”来自更新版本的 SegStudio 或其他工具。</translation>
    </message>
    <message>
        <source>Fewer than two classes of that network are in this project; give classes the same names first.</source>
        <translation>该网络的类别在此项目中不足两个；请先为类别取相同的名称。</translation>
    </message>
    <message>
        <source>The weights do not fit the classes that the card tells.</source>
        <translation>权重与说明卡所述的类别不符。</translation>
    </message>
    <message>
        <source>“{0}” holds no network that could be shown: train it first.</source>
        <translation>“{0}”没有可显示的网络：请先训练。</translation>
    </message>
    <message>
        <source>That network takes images of {0} channels; those of this project have {1}.</source>
        <translation>该网络使用 {0} 个通道的图像；此项目的图像有 {1} 个。</translation>
    </message>
    <message>
        <source>The weights in “{0}” do not fit the network “{1}” that learner.json describes.</source>
        <translation>“{0}”中的权重与 learner.json 所述的网络“{1}”不符。</translation>
    </message>
    <message>
        <source>The network “{name}” needs torchvision of the same build as torch, and it cannot be used here ({reason}). Install it with: pip install torchvision</source>
        <translation>网络“{name}”需要与 torch 同一构建的 torchvision，而此处无法使用它（{reason}）。请用以下命令安装：pip install torchvision</translation>
    </message>
    <message>
        <source>ONNX files need packages that are not installed. Install them with “pip install &apos;segstudio[onnx]&apos;”, then export again.</source>
        <translation>ONNX 文件所需的软件包尚未安装。请用“pip install &apos;segstudio[onnx]&apos;”安装，然后重新导出。</translation>
    </message>
    <message>
        <source>The ONNX file differs from the network by {0} on “{1}”, more than {2}, so it was not kept. Install newer versions of onnx and onnxruntime.</source>
        <translation>ONNX 文件与网络在“{1}”上相差 {0}，超过 {2}，因此未保留。请安装较新版本的 onnx 和 onnxruntime。</translation>
    </message>
    <message>
        <source>The network could not be converted to ONNX.</source>
        <translation>网络无法转换为 ONNX。</translation>
    </message>
    <message>
        <source>{0}: see the card beside this file.</source>
        <translation>{0}：参见此文件旁的说明卡。</translation>
    </message>
    <message>
        <source>ONNX Runtime {0}</source>
        <translation>ONNX Runtime {0}</translation>
    </message>
    <message>
        <source>Memory of {0} is used up: predictions now come from the CPU.</source>
        <translation>{0} 的内存已用尽：现在由 CPU 预测。</translation>
    </message>
    <message>
        <source>The filters of the network “{0}” are fixed: masked images can teach it nothing. Choose another network, or 0 masked images.</source>
        <translation>网络“{0}”的滤波器是固定的：遮住部分的图像不能教它任何东西。请选择其他网络，或将遮蔽图像设为 0。</translation>
    </message>
    <message>
        <source>{0}, {1}, or what is done to patches, as “rotate=15,blur=1” or “{2},noise=0.1”, of {3}; with “{4}” beside them by torchvision.transforms.v2</source>
        <translation>{0}、{1}，或对图块所做的处理，如“rotate=15,blur=1”或“{2},noise=0.1”，可用：{3}；旁边写上“{4}”则由 torchvision.transforms.v2 完成</translation>
    </message>
    <message>
        <source>“{0}” does nothing by itself: write steps beside it, as in “{1},rotate=15”. “{2}” and “{3}” are always SegStudio&apos;s own.</source>
        <translation>“{0}”单独不起作用：请在旁边写上步骤，如“{1},rotate=15”。“{2}”和“{3}”始终由 SegStudio 自己完成。</translation>
    </message>
    <message>
        <source>“{0}={1}” cannot be: “{2}” has no number.</source>
        <translation>“{0}={1}”不可行：“{2}”不带数字。</translation>
    </message>
    <message>
        <source>There is no augmentation “{0}”; there are {1}, {2} alone, and {3}, with {4} or without.</source>
        <translation>没有数据增强“{0}”；有 {1}、单独的 {2} 以及 {3}，可带或不带 {4}。</translation>
    </message>
    <message>
        <source>Class {0} has two weights in “{1}”; leave one out.</source>
        <translation>类别 {0} 在“{1}”中有两个权重；请去掉一个。</translation>
    </message>
    <message>
        <source>This project has no class {0}; it has {1}.</source>
        <translation>此项目没有类别 {0}；它有 {1}。</translation>
    </message>
    <message>
        <source>The network “{0}” looks at single pixels: rules for regions can teach it nothing. Choose another network, or 0 as the weight of the rules.</source>
        <translation>网络“{0}”只看单个像素：区域规则不能教它任何东西。请选择其他网络，或将规则的权重设为 0。</translation>
    </message>
    <message>
        <source>an adversary</source>
        <translation>对抗网络</translation>
    </message>
    <message>
        <source>Mix-up shows two patches in one, which {0} cannot learn from. Leave “mixup” out, or choose otherwise there.</source>
        <translation>Mix-up 将两个图块合为一个，{0} 无法从中学习。请去掉“mixup”，或在那里另行选择。</translation>
    </message>
    <message>
        <source>“{0}” grows trees and follows no gradients, so it makes no use of {1}.</source>
        <translation>“{0}”生长决策树而不沿梯度学习，因此用不到 {1}。</translation>
    </message>
    <message>
        <source>“{0}” makes no use of {1}.</source>
        <translation>“{0}”用不到 {1}。</translation>
    </message>
    <message>
        <source>The augmentation “{text}” needs torchvision of the same build as torch, and it cannot be used here ({reason}). Leave “torchvision” out, or install it with: pip install torchvision</source>
        <translation>数据增强“{text}”需要与 torch 同一构建的 torchvision，而此处无法使用它（{reason}）。请去掉“torchvision”，或用以下命令安装：pip install torchvision</translation>
    </message>
    <message>
        <source>“{0}” holds a network that could not be read, and cannot be put aside: {1}. Move it away, then go on.</source>
        <translation>“{0}”中有一个无法读取的网络，且无法移到一旁：{1}。请将其移走后再继续。</translation>
    </message>
    <message>
        <source>A forest of trees is grown by scikit-learn, and it cannot be used here ({reason}). Install it with: pip install scikit-learn</source>
        <translation>决策树森林由 scikit-learn 生成，但此处无法使用（{reason}）。请运行：pip install scikit-learn</translation>
    </message>
    <message>
        <source>Images can be made only where all are of one kind, grey or RGB; those of this project differ, or have more channels.</source>
        <translation>只有当所有图像同为灰度或同为 RGB 时才能生成图像；此项目的图像不一致，或有更多通道。</translation>
    </message>
    <message>
        <source>A generator learns from patches of {0} px; an image is {1} px a side. Leave small images out (mark them as excluded).</source>
        <translation>生成器从 {0} px 的图块学习；有一幅图像的边长只有 {1} px。请排除小图像（标记为“已排除”）。</translation>
    </message>
    <message>
        <source>Images of the type {0} cannot be made; 8 and 16 bits can.</source>
        <translation>无法生成类型为 {0} 的图像；可生成 8 位和 16 位的。</translation>
    </message>
    <message>
        <source>A step of training was skipped, as its loss was no number; the network is as before.</source>
        <translation>跳过了一步训练，因为其损失不是数值；网络保持原样。</translation>
    </message>
    <message>
        <source>its loss exploded again and again. What is shown stays as it was. Look at the newest images and strokes, or go back to an earlier version, then train again.</source>
        <translation>其损失一再爆炸。所显示的内容保持不变。请检查最新的图像和笔画，或恢复到更早的版本，然后再训练。</translation>
    </message>
    <message>
        <source>The adversary has nothing to learn from yet: strokes show no outline. Label an image as a whole, or import masks; it joins in then.</source>
        <translation>对抗网络还没有可学的内容：笔画不显示轮廓。请完整标注一幅图像，或导入掩膜；届时它会加入。</translation>
    </message>
    <message>
        <source>Version {0} is on screen; go back to another one first.</source>
        <translation>版本 {0} 正在显示；请先恢复到另一个版本。</translation>
    </message>
    <message>
        <source>The loss of training exploded: it {0}.</source>
        <translation>训练的损失爆炸：它{0}。</translation>
    </message>
    <message>
        <source>starts anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>goes on from version {0}</source>
        <translation>从版本 {0} 继续</translation>
    </message>
    <message>
        <source>A kept version is left out. {0}</source>
        <translation>略去了一个保留的版本。{0}</translation>
    </message>
    <message>
        <source>At most {0} versions can be pinned; unpin another one first.</source>
        <translation>最多可固定 {0} 个版本；请先取消固定另一个。</translation>
    </message>
    <message>
        <source>Version {0} is pinned; unpin it first.</source>
        <translation>版本 {0} 已固定；请先取消固定。</translation>
    </message>
    <message>
        <source>“{0}” is damaged: its checksum is not the one noted.</source>
        <translation>“{0}”已损坏：其校验和与记录的不符。</translation>
    </message>
    <message>
        <source>“{0}” is not a safetensors file ({1}).</source>
        <translation>“{0}”不是 safetensors 文件（{1}）。</translation>
    </message>
    <message>
        <source>“{0}”: the weights “{1}” are not finite float32.</source>
        <translation>“{0}”：权重“{1}”不是有限的 float32。</translation>
    </message>
    <message>
        <source>“{0}” is larger than a saved network can be.</source>
        <translation>“{0}”比保存的网络可能的大小更大。</translation>
    </message>
    <message>
        <source>The saved network “{0}” could not be read: {1}.</source>
        <translation>保存的网络“{0}”无法读取：{1}。</translation>
    </message>
    <message>
        <source>The network that could not be read is kept in “{0}”.</source>
        <translation>无法读取的网络保留在“{0}”中。</translation>
    </message>
    <message>
        <source>The network starts anew: {0}</source>
        <translation>网络重新开始：{0}</translation>
    </message>
    <message>
        <source>The network “{0}” sees each image between its neighbours in the folder, but none here has an image of its size beside it. Put frames or slices of one size into one folder, or choose another network.</source>
        <translation>网络“{0}”将每幅图像与文件夹中的前后相邻图像一起观察，但这里没有一幅图像旁边有大小相同的图像。请将大小相同的帧或切片放入同一文件夹，或选择其他网络。</translation>
    </message>
    <message>
        <source>The preview could not be made: {0}</source>
        <translation>无法生成预览：{0}</translation>
    </message>
    <message>
        <source>Training so on {0} images takes about {1} GiB of memory, and {2} GiB are free. Let the network see images smaller (now {3} px), take the small backbone, or close other programs.</source>
        <translation>这样用 {0} 幅图像训练约需 {1} GiB 内存，而可用内存为 {2} GiB。请让网络看更小的图像（现为 {3} px），改用小型骨干网络，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Cancelled. The network for objects is the one that there was.</source>
        <translation>已取消。查找对象的网络保持原样。</translation>
    </message>
    <message>
        <source>Training Mask R-CNN</source>
        <translation>正在训练 Mask R-CNN</translation>
    </message>
    <message>
        <source>Learned from {0} in {1}, {2}: loss {3} at first, {4} at last.</source>
        <translation>已从 {1}中的 {0}学习，{2}：损失起初 {3}，最后 {4}。</translation>
    </message>
    <message>
        <source>Synthetic images among them: {0}.</source>
        <translation>其中合成图像：{0} 幅。</translation>
    </message>
    <message>
        <source>Images left out, as they are neither reviewed nor labelled in full: {0}.</source>
        <translation>略去的图像（既未审核也未完全标注）：{0}。</translation>
    </message>
    <message>
        <source>Instances on reviewed or fully labelled images: {0}; at least {1} are needed to learn from.{2}</source>
        <translation>已审核或完全标注图像上的实例：{0}；学习至少需要 {1} 个。{2}</translation>
    </message>
    <message>
        <source>it has fewer than two classes.</source>
        <translation>类别少于两个。</translation>
    </message>
    <message>
        <source>Training needs labels of at least two classes; {0} Draw strokes in the window, or import masks with “segstudio import”.</source>
        <translation>训练至少需要两个类别的标注；{0}请在窗口中绘制笔画，或用“segstudio import”导入掩膜。</translation>
    </message>
    <message>
        <source>Labels or splits were changed while networks learned from them: what was measured last is not kept. Start again, and draw afterwards.</source>
        <translation>网络学习期间标注或划分有改动：最后测量的结果未保留。请重新开始，之后再绘制。</translation>
    </message>
    <message>
        <source>“{0}” is not a leaderboard that this version can read. Move it away, then compare again.</source>
        <translation>“{0}”不是此版本能读取的排行榜。请将其移走，然后重新比较。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Remove small objects</source>
        <translation>去除小块</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩张</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开运算</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>闭运算</translation>
    </message>
    <message>
        <source>Replace class</source>
        <translation>替换类别</translation>
    </message>
    <message>
        <source>Merge with neighbour</source>
        <translation>与相邻区域合并</translation>
    </message>
    <message>
        <source>Split at necks</source>
        <translation>在颈部拆分</translation>
    </message>
    <message>
        <source>Mirror left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation>上下镜像</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>A tile lies outside of its image.</source>
        <translation>有图块位于图像之外。</translation>
    </message>
    <message>
        <source>This is the first image.</source>
        <translation>这是第一幅图像。</translation>
    </message>
    <message>
        <source>This is the last image.</source>
        <translation>这是最后一幅图像。</translation>
    </message>
    <message>
        <source>Nothing is drawn on “{name}”.</source>
        <translation>“{name}”上没有绘制内容。</translation>
    </message>
    <message>
        <source>“{name}” has another size, so its annotation cannot be copied here.</source>
        <translation>“{name}”的尺寸不同，无法将其标注复制到此处。</translation>
    </message>
    <message>
        <source>Copy from “{0}”</source>
        <translation>从“{0}”复制</translation>
    </message>
    <message>
        <source>not stated: ask whoever trained it before you pass it on</source>
        <translation>未说明：在转交他人之前请询问训练者</translation>
    </message>
    <message>
        <source>“{0}” is for other programs; SegStudio imports the {1} file. Export the network as that.</source>
        <translation>“{0}”是供其他程序使用的；SegStudio 导入 {1} 文件。请将网络导出为该格式。</translation>
    </message>
    <message>
        <source>There is no network “{0}”. Check the name and the drive.</source>
        <translation>没有网络“{0}”。请检查名称和驱动器。</translation>
    </message>
    <message>
        <source>“{0}” is larger than a card can be.</source>
        <translation>“{0}”超过了说明卡的最大大小。</translation>
    </message>
    <message>
        <source>The card “{0}” cannot be read ({1}). It belongs beside the network: copy both.</source>
        <translation>无法读取说明卡“{0}”（{1}）。它应与网络文件放在一起：请两者都复制。</translation>
    </message>
    <message>
        <source>“{0}” is not the card of a network that SegStudio exported.</source>
        <translation>“{0}”不是 SegStudio 导出的网络的说明卡。</translation>
    </message>
    <message>
        <source>It learned from strokes on {0} of {1} of one project{2}. On images that look different, expect less, and look before you trust it.</source>
        <translation>它从一个项目的 {1}中 {0} 幅上的笔画学习{2}。对外观不同的图像，期望应更低，信任之前先看一看。</translation>
    </message>
    <message>
        <source>Each pixel gets one of its classes: what is none of them gets the likeliest.</source>
        <translation>每个像素都会得到其中一个类别：不属于任何类别的会得到最可能的那个。</translation>
    </message>
    <message>
        <source>The held-out figures are of strokes on images that it was trained on elsewhere, not of images that it never saw.</source>
        <translation>留出指标来自训练图像上其他位置的笔画，而不是从未见过的图像。</translation>
    </message>
    <message>
        <source>SegStudio {0}</source>
        <translation>SegStudio {0}</translation>
    </message>
    <message>
        <source>“{0}” has a card of another kind.</source>
        <translation>“{0}”的说明卡属于另一类。</translation>
    </message>
    <message>
        <source>The card of “{0}” names no classes, or one twice.</source>
        <translation>“{0}”的说明卡没有列出类别，或重复列出某一类别。</translation>
    </message>
    <message>
        <source>Version {0} is in “{1}”, its card beside it.</source>
        <translation>版本 {0} 已写入“{1}”，说明卡在旁边。</translation>
    </message>
    <message>
        <source>Version {0} is in “{1}”. ONNX Runtime says the same on “{2}” within {3}.</source>
        <translation>版本 {0} 已写入“{1}”。ONNX Runtime 在“{2}”上给出相同结果，误差不超过 {3}。</translation>
    </message>
    <message>
        <source>Exporting version {0}</source>
        <translation>正在导出版本 {0}</translation>
    </message>
    <message>
        <source>The network for objects is in “{0}”. ONNX Runtime says the same on “{1}” within {2}.</source>
        <translation>对象网络已写入“{0}”。ONNX Runtime 在“{1}”上的结果与之一致，误差不超过 {2}。</translation>
    </message>
    <message>
        <source>Exporting the network for objects</source>
        <translation>正在导出对象网络</translation>
    </message>
    <message>
        <source>Predicting “{0}”</source>
        <translation>正在预测“{0}”</translation>
    </message>
    <message>
        <source>Cancelled. What is done stays, and is not done again the next time.</source>
        <translation>已取消。已完成的部分会保留，下次不会重做。</translation>
    </message>
    <message>
        <source>No version of the network is kept; train it.</source>
        <translation>没有保留网络的任何版本；请训练它。</translation>
    </message>
    <message>
        <source>Something went wrong ({0}).</source>
        <translation>出错了（{0}）。</translation>
    </message>
    <message>
        <source>There is no object under the pointer.</source>
        <translation>指针下没有对象。</translation>
    </message>
    <message>
        <source>An image holds at most 65,535 objects. Merge or delete some, then start a new one.</source>
        <translation>一幅图像最多容纳 65,535 个对象。请合并或删除一些，再新建。</translation>
    </message>
    <message>
        <source>Two objects of one class can be merged; these cannot.</source>
        <translation>只能合并同一类别的两个对象；这两个不行。</translation>
    </message>
    <message>
        <source>Merge objects</source>
        <translation>合并对象</translation>
    </message>
    <message>
        <source>The line goes through no object. Draw it from side to side.</source>
        <translation>这条线没有穿过任何对象。请从一侧画到另一侧。</translation>
    </message>
    <message>
        <source>Split object</source>
        <translation>拆分对象</translation>
    </message>
    <message>
        <source>This object is in one piece.</source>
        <translation>此对象是一个整体。</translation>
    </message>
    <message>
        <source>There is no neck here. Draw a line across instead.</source>
        <translation>此处没有颈部。请改为画一条穿过它的线。</translation>
    </message>
    <message>
        <source>The class has {0}.</source>
        <translation>该类别有 {0}。</translation>
    </message>
    <message>
        <source>Split objects</source>
        <translation>拆分对象</translation>
    </message>
    <message>
        <source>There is nothing here for objects to grow into.</source>
        <translation>此处没有可供对象扩张的部分。</translation>
    </message>
    <message>
        <source>Grow objects</source>
        <translation>扩张对象</translation>
    </message>
    <message>
        <source>Objects grew in {0}.</source>
        <translation>对象在{0}中扩张。</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <source>The image has {0}.</source>
        <translation>图像有 {0}。</translation>
    </message>
    <message>
        <source>Renumber objects</source>
        <translation>重新编号对象</translation>
    </message>
    <message>
        <source>Numbered {0}.</source>
        <translation>已编号 {0}。</translation>
    </message>
    <message>
        <source>Number regions</source>
        <translation>为区域编号</translation>
    </message>
    <message>
        <source>The objects would go into “{0}”, which is an image or the mask of another one. Rename one of the images.</source>
        <translation>对象将写入“{0}”，而它是图像或另一图像的掩码。请重命名其中一幅图像。</translation>
    </message>
    <message>
        <source>The image is {0} × {1} px, but what is drawn is {2} × {3} px. Bring the image of the right size back.</source>
        <translation>图像为 {0} × {1} 像素，而已绘制的内容为 {2} × {3} 像素。请恢复尺寸正确的图像。</translation>
    </message>
    <message>
        <source>feature map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>other image</source>
        <translation>其他图像</translation>
    </message>
    <message>
        <source>real image</source>
        <translation>真实图像</translation>
    </message>
    <message>
        <source>synthetic image</source>
        <translation>合成图像</translation>
    </message>
    <message>
        <source>{0} class</source>
        <translation>{0} 个类别</translation>
    </message>
    <message>
        <source>{0} classes</source>
        <translation>{0} 个类别</translation>
    </message>
    <message>
        <source>{0} group</source>
        <translation>{0} 个分组</translation>
    </message>
    <message>
        <source>{0} groups</source>
        <translation>{0} 个分组</translation>
    </message>
    <message>
        <source>{0} image</source>
        <translation>{0} 幅图像</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} 幅图像</translation>
    </message>
    <message>
        <source>{0} mask</source>
        <translation>{0} 个掩码</translation>
    </message>
    <message>
        <source>{0} masks</source>
        <translation>{0} 个掩码</translation>
    </message>
    <message>
        <source>{0} object</source>
        <translation>{0} 个对象</translation>
    </message>
    <message>
        <source>{0} objects</source>
        <translation>{0} 个对象</translation>
    </message>
    <message>
        <source>{0} other image</source>
        <translation>另外 {0} 幅图像</translation>
    </message>
    <message>
        <source>{0} other images</source>
        <translation>另外 {0} 幅图像</translation>
    </message>
    <message>
        <source>{0} overlay</source>
        <translation>{0} 张叠加图</translation>
    </message>
    <message>
        <source>{0} overlays</source>
        <translation>{0} 张叠加图</translation>
    </message>
    <message>
        <source>{0} pixel</source>
        <translation>{0} 个像素</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} 个像素</translation>
    </message>
    <message>
        <source>{0} prediction</source>
        <translation>{0} 个预测</translation>
    </message>
    <message>
        <source>{0} predictions</source>
        <translation>{0} 个预测</translation>
    </message>
    <message>
        <source>{0} real image</source>
        <translation>{0} 幅真实图像</translation>
    </message>
    <message>
        <source>{0} real images</source>
        <translation>{0} 幅真实图像</translation>
    </message>
    <message>
        <source>{0} region</source>
        <translation>{0} 个区域</translation>
    </message>
    <message>
        <source>{0} regions</source>
        <translation>{0} 个区域</translation>
    </message>
    <message>
        <source>{0} synthetic image</source>
        <translation>{0} 幅合成图像</translation>
    </message>
    <message>
        <source>{0} synthetic images</source>
        <translation>{0} 幅合成图像</translation>
    </message>
    <message>
        <source>Prediction cancelled.</source>
        <translation>预测已取消。</translation>
    </message>
    <message>
        <source>All images are predicted.</source>
        <translation>所有图像均已预测。</translation>
    </message>
    <message>
        <source>There is no prediction of this image to keep yet.</source>
        <translation>本图像还没有可保留的预测。</translation>
    </message>
    <message>
        <source>Version {0} is kept. “Differences to the kept version” compares with it.</source>
        <translation>已保留版本 {0}。可用“与保留版本的差异”与之比较。</translation>
    </message>
    <message>
        <source>“{0}” is there already and was not predicted by SegStudio. Choose another folder.</source>
        <translation>“{0}”已存在，且不是 SegStudio 预测的。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} 像素</translation>
    </message>
    <message>
        <source>{0} Choose another folder.</source>
        <translation>{0}请选择其他文件夹。</translation>
    </message>
    <message>
        <source>“{0}” names other classes: masks of another project are in that folder. Choose another folder.</source>
        <translation>“{0}”列出了其他类别：该文件夹中有另一个项目的掩膜。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>“{0}” is there already and was not written by SegStudio. Choose another folder.</source>
        <translation>“{0}”已存在，且不是 SegStudio 写入的。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>A project is being opened; wait until it is there.</source>
        <translation>正在打开项目；请稍候。</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>“{0}” is this project itself. Choose another one.</source>
        <translation>“{0}”就是本项目。请选择另一个。</translation>
    </message>
    <message>
        <source>There is no trained network in “{0}”: “{1}” has to be trained first.</source>
        <translation>“{0}”中没有训练过的网络：要先训练“{1}”。</translation>
    </message>
    <message>
        <source>“{0}” is larger than what tells of a network can be.</source>
        <translation>“{0}”过大，不可能是网络的说明。</translation>
    </message>
    <message>
        <source>“{0}” cannot be read ({1}).</source>
        <translation>“{0}”无法读取（{1}）。</translation>
    </message>
    <message>
        <source>“{0}” does not tell of a network as it should.</source>
        <translation>“{0}”没有按应有的格式说明网络。</translation>
    </message>
    <message>
        <source>“{0}” shows no version of its network that is kept: train it further first.</source>
        <translation>“{0}”没有保留正在显示的网络版本：请先继续训练它。</translation>
    </message>
    <message>
        <source>Nothing was given to open.</source>
        <translation>没有指定要打开的内容。</translation>
    </message>
    <message>
        <source>There is no image in {0}. SegStudio opens PNG, JPEG, TIFF, BMP and WebP files, folders of them, and its own projects.</source>
        <translation>{0} 中没有图像。SegStudio 可打开 PNG、JPEG、TIFF、BMP 和 WebP 文件、其文件夹以及自己的项目。</translation>
    </message>
    <message>
        <source>There is no file or folder {0}. Check the name and the drive.</source>
        <translation>没有文件或文件夹 {0}。请检查名称和磁盘。</translation>
    </message>
    <message>
        <source>The project has no rules. Add one: segstudio rules PROJECT --add “CLASS area &gt;= 30”.</source>
        <translation>项目没有规则。请添加一条：segstudio rules PROJECT --add “CLASS area &gt;= 30”。</translation>
    </message>
    <message>
        <source>That rule is there already.</source>
        <translation>该规则已存在。</translation>
    </message>
    <message>
        <source>A project has {0} rules at most.</source>
        <translation>一个项目最多有 {0} 条规则。</translation>
    </message>
    <message>
        <source>There is no rule {0}; “--list” shows their numbers.</source>
        <translation>没有规则 {0}；“--list”会显示编号。</translation>
    </message>
    <message>
        <source>The project has no rules.</source>
        <translation>项目没有规则。</translation>
    </message>
    <message>
        <source>There is nothing that “--rules-weight” could weigh. {0} Add a rule, such as segstudio rules PROJECT --add “CLASS area &gt;= 30”, or give “--rules-weight 0”.</source>
        <translation>没有“--rules-weight”可加权的规则。{0}请添加规则，例如 segstudio rules PROJECT --add “CLASS area &gt;= 30”，或使用“--rules-weight 0”。</translation>
    </message>
    <message>
        <source>Rule {0} is left out. {1}</source>
        <translation>规则 {0} 已略去。{1}</translation>
    </message>
    <message>
        <source>There is no region under the pointer to copy.</source>
        <translation>指针下没有可复制的区域。</translation>
    </message>
    <message>
        <source>Nothing is copied yet. Point at a region and copy it.</source>
        <translation>尚未复制。请指向一个区域并复制。</translation>
    </message>
    <message>
        <source>The class of the copied region is not in this project.</source>
        <translation>所复制区域的类别不在本项目中。</translation>
    </message>
    <message>
        <source>Copied object {0} of “{1}”, {2}.</source>
        <translation>已复制“{1}”的对象 {0}，{2}。</translation>
    </message>
    <message>
        <source>Paste region</source>
        <translation>粘贴区域</translation>
    </message>
    <message>
        <source>The download was cancelled. The network learns on as it was.</source>
        <translation>下载已取消。网络照原样继续学习。</translation>
    </message>
    <message>
        <source>Downloading {0} (MB)</source>
        <translation>正在下载 {0}（MB）</translation>
    </message>
    <message>
        <source>There is no file “{0}”. Check the name and the drive.</source>
        <translation>没有文件“{0}”。请检查名称和磁盘。</translation>
    </message>
    <message>
        <source>“{0}” could not be downloaded ({1}). Check the network; or download it elsewhere, and copy it into “{2}”, or begin with that file.</source>
        <translation>无法下载“{0}”（{1}）。请检查网络连接；或在别处下载后复制到“{2}”，或直接以该文件为起点。</translation>
    </message>
    <message>
        <source>“{0}” is no address to download from: set {1} anew.</source>
        <translation>“{0}”不是可下载的地址：请重新设置 {1}。</translation>
    </message>
    <message>
        <source>What came from “{0}” is damaged, or another file: its checksum begins with {1} instead of {2}. Try again later.</source>
        <translation>从“{0}”得到的文件已损坏，或是别的文件：其校验和以 {1} 而不是 {2} 开头。请稍后再试。</translation>
    </message>
    <message>
        <source>What comes from “{0}” is larger than the {1} MB that were published; it was given up.</source>
        <translation>从“{0}”得到的内容大于所公布的 {1} MB；已放弃。</translation>
    </message>
    <message>
        <source>“{0}” could not be written ({1}): the weights need {2} MB there. Make room, then try again.</source>
        <translation>无法写入“{0}”（{1}）：权重在那里需要 {2} MB。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>Copied a region of “{0}”, {1}.</source>
        <translation>已复制“{0}”的区域，{1}。</translation>
    </message>
    <message>
        <source>The sample images are missing. Install SegStudio again.</source>
        <translation>示例图像缺失。请重新安装 SegStudio。</translation>
    </message>
    <message>
        <source>README.md</source>
        <translation>README.md</translation>
    </message>
    <message>
        <source>Sample strokes</source>
        <translation>示例笔画</translation>
    </message>
    <message>
        <source>Everything is saved again.</source>
        <translation>一切已重新保存。</translation>
    </message>
    <message>
        <source>The truth is {0}, but the prediction is {1}.</source>
        <translation>真值为 {0}，而预测为 {1}。</translation>
    </message>
    <message>
        <source>The network has learned from what was drawn on images that are neither held out nor for testing: figures of those flatter it.</source>
        <translation>网络已从既非留出也非测试的图像上的标注中学习：这些图像的指标会偏乐观。</translation>
    </message>
    <message>
        <source>Nothing could be compared: none of the chosen images has both something drawn and a prediction. Predict all images first, or choose other images.</source>
        <translation>无可比较：所选图像中没有一张既有标注又有预测。请先预测所有图像，或选择其他图像。</translation>
    </message>
    <message>
        <source>There is no folder “{0}”. Give the folder with the truth.</source>
        <translation>没有文件夹“{0}”。请指定真值所在的文件夹。</translation>
    </message>
    <message>
        <source>“{0}” holds no PNG named like an image of the project. The mask of cell.jpg is called cell.png.</source>
        <translation>“{0}”中没有与项目图像同名的 PNG。cell.jpg 的掩膜名为 cell.png。</translation>
    </message>
    <message>
        <source>None of the classes in the truth&apos;s {0} has the name of a class of the project ({1}). Rename them so that they agree.</source>
        <translation>真值的 {0} 中没有任何类别与项目的类别（{1}）同名。请重命名使其一致。</translation>
    </message>
    <message>
        <source>The project stays open, because not all of it could be saved.</source>
        <translation>项目保持打开，因为未能全部保存。</translation>
    </message>
    <message>
        <source>{0} s, step {1}, loss {2}</source>
        <translation>{0} 秒，第 {1} 步，损失 {2}</translation>
    </message>
    <message>
        <source>The network is version {0} now.</source>
        <translation>网络现为版本 {0}。</translation>
    </message>
    <message>
        <source>Version {0} is pinned.</source>
        <translation>版本 {0} 已固定。</translation>
    </message>
    <message>
        <source>There is no card “{0}” beside “{1}”. Of a network that SegStudio exported, copy both. Weights of an encoder alone are taken by Train ▸ Training method, and by “segstudio train --weights”.</source>
        <translation>“{1}”旁边没有卡片“{0}”。SegStudio 导出的网络要连同卡片一起复制。单独的编码器权重用“训练 ▸ 训练方法”或“segstudio train --weights”读取。</translation>
    </message>
    <message>
        <source>Still missing: {0}.</source>
        <translation>仍然缺失：{0}。</translation>
    </message>
    <message>
        <source>Found again: {0}.</source>
        <translation>已重新找到：{0}。</translation>
    </message>
    <message>
        <source>With them went {0} of the same groups.</source>
        <translation>同一分组的{0}也一并划分。</translation>
    </message>
    <message>
        <source>The group was in more than one split. So that none leaks, {0} moved.</source>
        <translation>该分组曾处于多个划分中。为避免数据泄漏，已移动{0}。</translation>
    </message>
    <message>
        <source>A group is for testing where one of its images is, else held out.</source>
        <translation>分组中只要有一张图像用于测试，整个分组就用于测试；否则用于留出验证。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>of the range</source>
        <translation>（占值域）</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>对比度降低</translation>
    </message>
    <message>
        <source>of it left</source>
        <translation>（剩余）</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>of the range more</source>
        <translation>（占值域，增加）</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>of its size</source>
        <translation>（占原尺寸）</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Nothing is drawn on any image of those chosen ({0}). Label some, choose others, or set labelled images aside with “Split images…” or “segstudio split”.</source>
        <translation>所选图像（{0}）上都没有画任何内容。请标注一些，另选图像，或用“划分图像…”或“segstudio split”把已标注的图像留出。</translation>
    </message>
    <message>
        <source>Held-out and test images that the network may have learned from before they were set aside: {0} ({1}). Unless it has begun anew since, their figures flatter it.</source>
        <translation>网络在这些留出和测试图像被划出之前可能已从中学习：{0}（{1}）。除非此后已重新开始，否则它们的指标会偏乐观。</translation>
    </message>
    <message>
        <source>The truth and the prediction must be (height, width) and of one size.</source>
        <translation>真值与预测必须为（高，宽）且尺寸相同。</translation>
    </message>
    <message>
        <source>Write {group} once in the pattern, where the name of the group stands, such as “{group}_*”.</source>
        <translation>请在模式中分组名称所在的位置写一次 {group}，例如“{group}_*”。</translation>
    </message>
    <message>
        <source>A pattern takes {0} “*” at most.</source>
        <translation>一个模式最多包含 {0} 个“*”。</translation>
    </message>
    <message>
        <source>Split: {0} images for training, held out and for testing.</source>
        <translation>已划分：训练、留出、测试各 {0} 幅图像。</translation>
    </message>
    <message>
        <source>Synthetic images were made after images that are set aside now, and may look like them: figures would flatter. Delete them ({count}), and make others.</source>
        <translation>合成图像是按现已留出的图像生成的，可能与其相似：指标会偏高。请删除它们（{count}），再另行生成。</translation>
    </message>
    <message>
        <source>The shares are 0 or more, and at least one is above 0.</source>
        <translation>比例须为 0 或更大，且至少有一个大于 0。</translation>
    </message>
    <message>
        <source>Making synthetic images</source>
        <translation>正在生成合成图像</translation>
    </message>
    <message>
        <source>Deleted: {0}.</source>
        <translation>已删除：{0}。</translation>
    </message>
    <message>
        <source>Added {0}; they are learned from now.</source>
        <translation>已添加{0}；从现在起用于学习。</translation>
    </message>
    <message>
        <source>There is no class “{0}” in the project; there are {1}.</source>
        <translation>项目中没有类别“{0}”；有：{1}。</translation>
    </message>
    <message>
        <source>The first class is the background: there is enough of it.</source>
        <translation>第一个类别是背景：它已经足够多。</translation>
    </message>
    <message>
        <source>“{0}” is drawn on none of the {1} reviewed images that may be learned from. Draw it somewhere, and mark the images as reviewed.</source>
        <translation>在可供学习的 {1} 幅已审阅图像上都没有绘制“{0}”。请在某处绘制它，并将图像标记为已审阅。</translation>
    </message>
    <message>
        <source>Images are made after reviewed ones, and no image that may be learned from is reviewed. Finish some (Ctrl+Enter), or import whole masks and mark them as reviewed.</source>
        <translation>图像按已审阅的图像生成，而可供学习的图像都未审阅。请完成一些（Ctrl+Enter），或导入完整的掩膜并标记为已审阅。</translation>
    </message>
    <message>
        <source>A reviewed image is only {0} px a side; a generator needs {1}. Exclude small images, or leave this out.</source>
        <translation>一幅已审阅图像的边长只有 {0} px；生成器需要 {1}。请排除小图像，或不使用此功能。</translation>
    </message>
    <message>
        <source>{0} MiB are needed on the disk of “{1}”, with {2} to spare; {3} are free. Make room, or fewer images.</source>
        <translation>“{1}”所在磁盘需要 {0} MiB，并另留 {2}；现有 {3} 可用。请腾出空间，或减少图像。</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Synthetic mask</source>
        <translation>合成掩膜</translation>
    </message>
    <message>
        <source>“{0}” could not be encoded.</source>
        <translation>“{0}”无法编码。</translation>
    </message>
    <message>
        <source>Synthetic image, painted from a mask by a generator of SegStudio {0} ({1}). Not a photograph: never measure by it.</source>
        <translation>合成图像，由 SegStudio {0} 的生成器按掩膜绘制（{1}）。不是照片：切勿用它来衡量。</translation>
    </message>
    <message>
        <source>Accept brush</source>
        <translation>接受画笔</translation>
    </message>
    <message>
        <source>Drag: accept the prediction · Ctrl or right button: erase · Shift+click: straight line · [ ]: size</source>
        <translation>拖动：接受预测 · Ctrl 或右键：擦除 · Shift+单击：直线 · [ ]：大小</translation>
    </message>
    <message>
        <source>Erase {0}</source>
        <translation>擦除{0}</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Drag: paint · Ctrl or right button: erase · Shift+click: straight line · [ ]: size</source>
        <translation>拖动：绘制 · Ctrl 或右键：擦除 · Shift+单击：直线 · [ ]：大小</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Drag: erase · Shift+click: straight line · [ ]: size</source>
        <translation>拖动：擦除 · Shift+单击：直线 · [ ]：大小</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>笔尖</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Size in</source>
        <translation>大小单位</translation>
    </message>
    <message>
        <source>Image pixels: the same width on the image. Screen pixels: the same width at every zoom.</source>
        <translation>图像像素：在图像上宽度不变。屏幕像素：在任何缩放下宽度不变。</translation>
    </message>
    <message>
        <source>image pixels</source>
        <translation>图像像素</translation>
    </message>
    <message>
        <source>screen pixels</source>
        <translation>屏幕像素</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压感</translation>
    </message>
    <message>
        <source>A pen that is pressed harder draws a wider line.</source>
        <translation>笔压越重，线越宽。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <source>How far the line trails a trembling hand. It always ends where the hand ended.</source>
        <translation>线条滞后于抖动的手的程度。终点总在手停处。</translation>
    </message>
    <message>
        <source>Fill loops</source>
        <translation>填充闭环</translation>
    </message>
    <message>
        <source>A stroke that closes on itself fills its inside.</source>
        <translation>自行闭合的笔画会填充其内部。</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Drag: box · then drag: object here, Ctrl+drag: not here · Backspace: last mark · Enter or double click: paint · Esc: leave</source>
        <translation>拖动：框 · 再拖动：此处是对象，Ctrl+拖动：此处不是 · Backspace：撤回标记 · Enter 或双击：绘制 · Esc：离开</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Drag: ellipse · Shift: circle · Alt: from the centre · Ctrl or right button: erase</source>
        <translation>拖动：椭圆 · Shift：圆 · Alt：从中心 · Ctrl 或右键：擦除</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Click: fill the area · Ctrl or right button: erase it</source>
        <translation>单击：填充区域 · Ctrl 或右键：擦除</translation>
    </message>
    <message>
        <source>Erase area</source>
        <translation>擦除区域</translation>
    </message>
    <message>
        <source>Erase by {0}</source>
        <translation>用{0}擦除</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Drag around an area: paint it · Ctrl or right button: erase it · Esc: give up</source>
        <translation>绕区域拖动：绘制 · Ctrl 或右键：擦除 · Esc：放弃</translation>
    </message>
    <message>
        <source>Merge and split objects</source>
        <translation>合并与拆分对象</translation>
    </message>
    <message>
        <source>Click two objects: merge · Drag a line across: split · Ctrl or right button: delete</source>
        <translation>单击两个对象：合并 · 拖线穿过：拆分 · Ctrl 或右键：删除</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Drag: move the image · Wheel: zoom</source>
        <translation>拖动：移动图像 · 滚轮：缩放</translation>
    </message>
    <message>
        <source>Pick class</source>
        <translation>拾取类别</translation>
    </message>
    <message>
        <source>Click: paint with the class under it</source>
        <translation>单击：用其下的类别绘制</translation>
    </message>
    <message>
        <source>Snap to edges</source>
        <translation>吸附到边缘</translation>
    </message>
    <message>
        <source>A corner goes to the strongest edge of the image near it</source>
        <translation>顶点移到其附近图像中最强的边缘</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Click: corner, on an edge: between · Drag: move it · Alt+click or Backspace: remove · Enter or double click: close · Ctrl: erase</source>
        <translation>单击：顶点，在边上：插入 · 拖动：移动 · Alt+单击或 Backspace：删除 · Enter 或双击：闭合 · Ctrl：擦除</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Drag: rectangle · Shift: square · Alt: from the centre · Ctrl or right button: erase</source>
        <translation>拖动：矩形 · Shift：正方形 · Alt：从中心 · Ctrl 或右键：擦除</translation>
    </message>
    <message>
        <source>Reject brush</source>
        <translation>拒绝画笔</translation>
    </message>
    <message>
        <source>Drag: the class predicted where you begin is wrong, it becomes background (background: the active class) · Ctrl: erase · [ ]: size</source>
        <translation>拖动：起点处预测的类别有误，改为背景（若为背景则改为当前类别） · Ctrl：擦除 · [ ]：大小</translation>
    </message>
    <message>
        <source>Keep predicted objects</source>
        <translation>保留预测的对象</translation>
    </message>
    <message>
        <source>Leaves unlabelled what is predicted to be of another class than the background.</source>
        <translation>预测为非背景类别之处保持未标注。</translation>
    </message>
    <message>
        <source>Rest is background</source>
        <translation>其余为背景</translation>
    </message>
    <message>
        <source>Drag a box: all that is unlabelled in it becomes background · Ctrl or right button: erase</source>
        <translation>拖出一个框：其中未标注处全部变为背景 · Ctrl 或右键：擦除</translation>
    </message>
    <message>
        <source>A click goes to the strongest edge near it</source>
        <translation>单击点移到其附近最强的边缘</translation>
    </message>
    <message>
        <source>Click: point · Shift+click: straight · Enter or double click: close · Backspace: last point · Ctrl or right button: erase</source>
        <translation>单击：点 · Shift+单击：直线 · Enter 或双击：闭合 · Backspace：撤回一点 · Ctrl 或右键：擦除</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>智能剪刀</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How much a colour may differ from the one pressed on, in steps of the 256 on screen</source>
        <translation>颜色可与按下处相差多少，以屏幕 256 级计</translation>
    </message>
    <message>
        <source>Smart brush</source>
        <translation>智能画笔</translation>
    </message>
    <message>
        <source>Drag: paint like colours in the circle · Ctrl or right button: erase them · [ ]: size</source>
        <translation>拖动：绘制圆内相近颜色 · Ctrl 或右键：擦除 · [ ]：大小</translation>
    </message>
    <message>
        <source>Show edges</source>
        <translation>显示边缘</translation>
    </message>
    <message>
        <source>Edges of the image near the pointer are shown as lines</source>
        <translation>将指针附近的图像边缘显示为线条</translation>
    </message>
    <message>
        <source>Narrower by</source>
        <translation>变窄程度</translation>
    </message>
    <message>
        <source>How much narrower (in radius) the neck between two parts is than they are; dragging right or up makes it more, and fewer cuts</source>
        <translation>两部分之间颈部比其自身窄多少（半径）；向右或向上拖动则更大、切口更少</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Nothing has been ranked yet, so this is the next image in order.</source>
        <translation>还没有排序结果，因此显示按顺序的下一张图像。</translation>
    </message>
    <message>
        <source>Nothing is left that promises much; this is the next image in order.</source>
        <translation>没有更有帮助的位置了；这是按顺序的下一张图像。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消。未做任何更改。</translation>
    </message>
    <message>
        <source>Masks can be imported once all is saved.</source>
        <translation>全部保存后才能导入掩码。</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>There is no “{0}”. Give the folder of the data set.</source>
        <translation>不存在“{0}”。请给出数据集的文件夹。</translation>
    </message>
    <message>
        <source>{0} feature map</source>
        <translation>{0} 个特征图</translation>
    </message>
    <message>
        <source>{0} feature maps</source>
        <translation>{0} 个特征图</translation>
    </message>
    <message>
        <source>{0} instance</source>
        <translation>{0} 个实例</translation>
    </message>
    <message>
        <source>{0} instances</source>
        <translation>{0} 个实例</translation>
    </message>
    <message>
        <source>{0} step</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>{0} stroke</source>
        <translation>{0} 笔</translation>
    </message>
    <message>
        <source>{0} strokes</source>
        <translation>{0} 笔</translation>
    </message>
    <message>
        <source>Predicting {0}</source>
        <translation>正在预测 {0}</translation>
    </message>
    <message>
        <source>Rule “{0}”: {1} changed ({2}) in {3}.</source>
        <translation>规则“{0}”：在 {3} 中改变了 {1}（{2}）。</translation>
    </message>
    <message>
        <source>Too few regions in {0}: look at them, no rule can draw one.</source>
        <translation>{0} 中区域太少：请查看，规则不能画出区域。</translation>
    </message>
    <message>
        <source>Left out in {0} whose pixel size is not known; set it in the window.</source>
        <translation>在像素尺寸未知的 {0} 中略过；请在窗口中设置。</translation>
    </message>
    <message>
        <source>Press on touching objects: show the cuts · Drag: fewer or more · Let go: cut · Esc: leave</source>
        <translation>按住相接的对象：显示切口 · 拖动：减少或增加 · 松开：切开 · Esc：离开</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Side of a patch, about, in screen pixels</source>
        <translation>图斑边长约数，屏幕像素</translation>
    </message>
    <message>
        <source>Show patches</source>
        <translation>显示图斑</translation>
    </message>
    <message>
        <source>Draws the lines between patches</source>
        <translation>绘制图斑之间的分界线</translation>
    </message>
    <message>
        <source>Superpixel brush</source>
        <translation>超像素画笔</translation>
    </message>
    <message>
        <source>Drag: paint the patches touched · Ctrl or right button: erase them · [ ]: size</source>
        <translation>拖动：绘制触及的图斑 · Ctrl 或右键：擦除 · [ ]：大小</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Automatic: parts the intensities best in two (Otsu). By hand: drag, or type it. Local: against the surroundings. Two limits: weaker pixels count where they touch strong ones</source>
        <translation>自动：将强度最佳二分（Otsu）。手动：拖动或输入。局部：与周围比较。双阈值：弱像素与强像素相接时计入</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>Two limits</source>
        <translation>双阈值</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>较亮</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>较暗</translation>
    </message>
    <message>
        <source>Limit by hand, in the 256 steps on screen</source>
        <translation>手动阈值，以屏幕 256 级计</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Local: how far from the mean around it. Two limits: how much nearer the weak one is</source>
        <translation>局部：与周围均值相差多少。双阈值：弱阈值放宽多少</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周围</translation>
    </message>
    <message>
        <source>Local: radius of the surroundings</source>
        <translation>局部：周围的半径</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Of colour images</source>
        <translation>用于彩色图像</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>What is painted; the preview shows the part in view</source>
        <translation>绘制的范围；预览显示视图内的部分</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>整幅图像</translation>
    </message>
    <message>
        <source>Only unlabelled</source>
        <translation>仅未标注处</translation>
    </message>
    <message>
        <source>Leaves what is drawn as it is</source>
        <translation>保留已绘制的内容</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值分割</translation>
    </message>
    <message>
        <source>Drag: limit · Enter or double click: paint · Esc: leave · Click: show again</source>
        <translation>拖动：阈值 · Enter 或双击：绘制 · Esc：离开 · 单击：再次显示</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>By the image</source>
        <translation>按图像</translation>
    </message>
    <message>
        <source>By the prediction</source>
        <translation>按预测</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>How much a colour may differ, in steps of the 256 on screen; dragging right or up is more</source>
        <translation>颜色可相差多少，以屏幕 256 级计；向右或向上拖动则更大</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>选取方式</translation>
    </message>
    <message>
        <source>Connected: what touches the click. Gradual: colours may change slowly on the way. In view: like colours anywhere in view</source>
        <translation>连通：与单击处相连的部分。渐变：颜色可逐渐变化。视图内：视图中任何相近颜色</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>连通</translation>
    </message>
    <message>
        <source>Gradual</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>视图内</translation>
    </message>
    <message>
        <source>Holes of up to so many pixels are filled</source>
        <translation>填充不超过此像素数的孔洞</translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Click: take like colours · Drag: more or less · Ctrl or right button: erase · Esc: leave</source>
        <translation>单击：选取相近颜色 · 拖动：增减 · Ctrl 或右键：擦除 · Esc：离开</translation>
    </message>
    <message>
        <source>This window runs without an engine.</source>
        <translation>此窗口未运行引擎。</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly; it starts again and goes on from its last checkpoint.</source>
        <translation>引擎意外终止；将重新启动并从最近的检查点继续。</translation>
    </message>
    <message>
        <source>The engine ended too often. Draw on; use “Start engine again” to give it another try.</source>
        <translation>引擎终止过于频繁。请继续绘制；可用“重新启动引擎”再试。</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>引擎正在启动。</translation>
    </message>
    <message>
        <source>Draw a stroke of at least two classes; no labels yet of {0}.</source>
        <translation>请至少绘制两个类别的笔画；{0} 还没有标注。</translation>
    </message>
</context>
<context>
    <name>WorstList</name>
    <message>
        <source>Images, the worst first</source>
        <translation>图像（最差在前）</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <source>Over the classes on the image</source>
        <translation>对图像上的类别取平均</translation>
    </message>
    <message>
        <source>Worst class</source>
        <translation>最差类别</translation>
    </message>
</context>
</TS>
