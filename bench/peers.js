// In:  typed arrays. Out: the same pictures by three.js, as its documentation has one draw them.
import * as THREE from "three";

function stage(canvas, view, projection) {
    const renderer = new THREE.WebGLRenderer({ canvas, antialias: false });
    renderer.setSize(canvas.width, canvas.height, false);
    renderer.setClearColor(0xffffff);
    const scene = new THREE.Scene(), camera = new THREE.PerspectiveCamera(), pixel = new Uint8Array(4);
    camera.matrixAutoUpdate = false;
    camera.matrixWorldInverse.fromArray(view);
    camera.matrix.copy(camera.matrixWorldInverse).invert();
    camera.matrix.decompose(camera.position, camera.quaternion, camera.scale);
    camera.projectionMatrix.fromArray(projection);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    const gl = renderer.getContext();
    return {
        scene,
        render() {
            renderer.render(scene, camera);
            gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        },
        close() { renderer.dispose(); renderer.forceContextLoss(); canvas.remove(); },
    };
}

export function threePoints(canvas, view, projection) {
    const s = stage(canvas, view, projection);
    let attribute = null;
    return {
        draw(data) {
            if (attribute?.array.length === data.length) {
                attribute.array.set(data);
                attribute.needsUpdate = true;
            } else {
                attribute = new THREE.BufferAttribute(data.slice(), 3);
                const geometry = new THREE.BufferGeometry();
                geometry.setAttribute("position", attribute);
                const points = new THREE.Points(geometry, new THREE.PointsMaterial({ size: 2, sizeAttenuation: false, color: 0x1f77b4 }));
                points.frustumCulled = false;
                s.scene.add(points);
            }
            s.render();
        },
        close: s.close,
    };
}

export function threeBoxes(canvas, view, projection, count) {
    const s = stage(canvas, view, projection);
    const mesh = new THREE.InstancedMesh(new THREE.BoxGeometry(0.8, 0.8, 0.8), new THREE.MeshLambertMaterial({ color: 0x1f77b4 }), count);
    mesh.frustumCulled = false;
    s.scene.add(mesh, new THREE.AmbientLight(0xffffff, 1), new THREE.DirectionalLight(0xffffff, 2));
    const matrix = new THREE.Matrix4();
    return {
        draw(data) {
            for (let i = 0; i < count; i++) mesh.setMatrixAt(i, matrix.makeTranslation(data[3 * i], data[3 * i + 1], data[3 * i + 2]));
            mesh.instanceMatrix.needsUpdate = true;
            s.render();
        },
        close: s.close,
    };
}
