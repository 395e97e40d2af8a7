import pytest
import torch

from segstudio.engine import precision
from segstudio.engine.networks import bundled_starter
from segstudio.engine.precision import has_quick_bfloat16, working_precision

CPU = torch.device("cpu")


@pytest.fixture
def cpu_info(tmp_path, monkeypatch):
    path = tmp_path / "cpuinfo"
    monkeypatch.setattr(precision, "_CPU_INFO", path)
    precision._has_amx.cache_clear()
    yield path
    precision._has_amx.cache_clear()


def test_matrix_units_are_used_where_the_processor_has_them(cpu_info):
    cpu_info.write_text("flags\t\t: avx2 amx_bf16 avx512_bf16\nbugs\t\t:\n", "ascii")
    assert has_quick_bfloat16(CPU)


def test_half_precision_without_them_is_not(cpu_info):
    cpu_info.write_text("flags\t\t: avx2 avx512_bf16\n", "ascii")
    assert not has_quick_bfloat16(CPU)
    with working_precision(CPU):
        assert torch.nn.functional.conv2d(torch.ones(1, 1, 4, 4), torch.ones(1, 1, 1, 1)).dtype == (
            torch.float32
        )


def test_a_system_that_does_not_tell_computes_in_full(cpu_info):
    assert not has_quick_bfloat16(CPU)


def test_half_precision_says_nearly_the_same(cpu_info):
    cpu_info.write_text("flags\t\t: amx_bf16 \n", "ascii")
    network = bundled_starter().network(3, 2)
    torch.manual_seed(0)
    torch.nn.init.normal_(network.head.weight, std=0.3)
    pixels = torch.rand(1, 3, 96, 96) * 2 - 1
    with torch.inference_mode():
        full = network(pixels)
        with working_precision(CPU):
            half = network(pixels)
    assert half.dtype == torch.bfloat16
    difference = (half.float().softmax(1) - full.softmax(1)).abs()
    assert float(difference.mean()) < 0.01


def test_full_precision_on_request(cpu_info):
    cpu_info.write_text("flags\t\t: amx_bf16 \n", "ascii")
    pixels, weight = torch.ones(1, 1, 4, 4), torch.ones(1, 1, 1, 1)
    with working_precision(CPU, is_mixed=False):
        assert torch.nn.functional.conv2d(pixels, weight).dtype == torch.float32
    with working_precision(CPU):
        assert torch.nn.functional.conv2d(pixels, weight).dtype == torch.bfloat16
